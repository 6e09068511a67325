<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>OrderControl</name>
        <message numerus="yes">
            <source>{} %n scene(s) are downloaded and checked, but not corrected.</source>
            <translation>
                <numerusform>{} %n scene is downloaded and checked, but not corrected.</numerusform>
                <numerusform>{} %n scenes are downloaded and checked, but not corrected.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrderDialog</name>
        <message numerus="yes">
            <source>&amp;Queue %n scene(s)</source>
            <translation>
                <numerusform>&amp;Queue %n scene</numerusform>
                <numerusform>&amp;Queue %n scenes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Take &amp;ready L2A instead (%n)</source>
            <translation>
                <numerusform>Take &amp;ready L2A instead (%n)</numerusform>
                <numerusform>Take &amp;ready L2A instead (%n)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>&amp;Queue %n scene(s) without the correction</source>
            <translation>
                <numerusform>&amp;Queue %n scene without the correction</numerusform>
                <numerusform>&amp;Queue %n scenes without the correction</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>OrdersFiles</name>
        <message numerus="yes">
            <source>The order with %n scene(s) is written to {}. It holds no sign-in.</source>
            <translation>
                <numerusform>The order with %n scene is written to {}. It holds no sign-in.</numerusform>
                <numerusform>The order with %n scenes is written to {}. It holds no sign-in.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The report of %n scene(s) is written to {}.</source>
            <translation>
                <numerusform>The report of %n scene is written to {}.</numerusform>
                <numerusform>The report of %n scenes is written to {}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s), with the same options.</source>
            <translation>
                <numerusform>%n scene, with the same options.</numerusform>
                <numerusform>%n scenes, with the same options.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s). What lies in the folder already is not made again.</source>
            <translation>
                <numerusform>%n scene. What lies in the folder already is not made again.</numerusform>
                <numerusform>%n scenes. What lies in the folder already is not made again.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueFailures</name>
        <message numerus="yes">
            <source>%n more cause(s): choose “Failed” above the table.</source>
            <translation>
                <numerusform>%n more cause: choose “Failed” above the table.</numerusform>
                <numerusform>%n more causes: choose “Failed” above the table.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueNews</name>
        <message numerus="yes">
            <source>All %n scene(s) are done.</source>
            <translation>
                <numerusform>The scene is done.</numerusform>
                <numerusform>All %n scenes are done.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueuePanel</name>
        <message numerus="yes">
            <source>%n order(s)</source>
            <translation>
                <numerusform>%n order</numerusform>
                <numerusform>%n orders</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The %n selected job(s).</source>
            <translation>
                <numerusform>The selected job.</numerusform>
                <numerusform>The %n selected jobs.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Nothing is selected: the %n job(s) that are shown.</source>
            <translation>
                <numerusform>Nothing is selected: the job that is shown.</numerusform>
                <numerusform>Nothing is selected: the %n jobs that are shown.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s) wait at the service:</source>
            <translation>
                <numerusform>%n scene waits at the service:</numerusform>
                <numerusform>%n scenes wait at the service:</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueReminder</name>
        <message numerus="yes">
            <source>%n job(s) go on.</source>
            <translation>
                <numerusform>%n job goes on.</numerusform>
                <numerusform>%n jobs go on.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n job(s) wait in the queue.</source>
            <translation>
                <numerusform>%n job waits in the queue.</numerusform>
                <numerusform>%n jobs wait in the queue.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueRemoval</name>
        <message numerus="yes">
            <source>%n file(s) and folder(s) of removed jobs are deleted.</source>
            <translation>
                <numerusform>%n file or folder of removed jobs is deleted.</numerusform>
                <numerusform>%n files and folders of removed jobs are deleted.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueRemovalDialog</name>
        <message numerus="yes">
            <source>%n job(s) are taken off the list. Files stay, unless you tick them here.</source>
            <translation>
                <numerusform>%n job is taken off the list. Files stay, unless you tick them here.</numerusform>
                <numerusform>%n jobs are taken off the list. Files stay, unless you tick them here.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Remove %n job(s)</source>
            <translation>
                <numerusform>Remove %n job</numerusform>
                <numerusform>Remove %n jobs</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>QueueSettingsForm</name>
        <message numerus="yes">
            <source>%n run(s) of Sen2Cor may go on at once.</source>
            <translation>
                <numerusform>%n run of Sen2Cor may go on at once.</numerusform>
                <numerusform>%n runs of Sen2Cor may go on at once.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesFilterBar</name>
        <message numerus="yes">
            <source>%n hidden</source>
            <translation>
                <numerusform>%n hidden</numerusform>
                <numerusform>%n hidden</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesFoot</name>
        <message numerus="yes">
            <source>Queue %n scene(s) ({})</source>
            <translation>
                <numerusform>Queue %n scene ({})</numerusform>
                <numerusform>Queue %n scenes ({})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Selected: %n scene(s), {}{}.</source>
            <translation>
                <numerusform>Selected: %n scene, {}{}.</numerusform>
                <numerusform>Selected: %n scenes, {}{}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of them are hidden by the filter.</source>
            <translation>
                <numerusform>%n of them is hidden by the filter.</numerusform>
                <numerusform>%n of them are hidden by the filter.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesModel</name>
        <message numerus="yes">
            <source>{}  {}: %n scene(s), {}</source>
            <translation>
                <numerusform>{}  {}: %n scene, {}</numerusform>
                <numerusform>{}  {}: %n scenes, {}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n selected</source>
            <translation>
                <numerusform>, %n selected</numerusform>
                <numerusform>, %n selected</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ScenesPanel</name>
        <message numerus="yes">
            <source>Replaced by a newer version (%n)</source>
            <translation>
                <numerusform>Replaced by a newer version (%n)</numerusform>
                <numerusform>Replaced by a newer version (%n)</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n scene(s), {} in all.</source>
            <translation>
                <numerusform>%n scene, {} in all.</numerusform>
                <numerusform>%n scenes, {} in all.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SelectionsControl</name>
        <message numerus="yes">
            <source>%n scene(s) of the selection {} are not in the list.</source>
            <translation>
                <numerusform>%n scene of the selection {} is not in the list.</numerusform>
                <numerusform>%n scenes of the selection {} are not in the list.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>SelectionsMenu</name>
        <message numerus="yes">
            <source>Select these %n scene(s)</source>
            <translation>
                <numerusform>Select this scene</numerusform>
                <numerusform>Select these %n scenes</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Sen2CorDialog</name>
        <message numerus="yes">
            <source>%n installation(s) of Sen2Cor found.</source>
            <translation>
                <numerusform>%n installation of Sen2Cor found.</numerusform>
                <numerusform>%n installations of Sen2Cor found.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>Timeline</name>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>and %n more</numerusform>
                <numerusform>and %n more</numerusform>
            </translation>
        </message>
    </context>
</TS>
