"""What a service is, for whoever chooses one."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ..core.services import ServiceProfile


def service_words(profile: ServiceProfile) -> str:
    """Say what a service is, and whether it is searched with a sign-in."""

    def translated(text: str) -> str:
        return QCoreApplication.translate("SceneQueue", text)

    kinds = {
        "cdse": translated("Copernicus Data Space (OData)."),
        "dhus": translated("A Data Hub (DHuS), searched through sentinelsat."),
        "stac": translated("A STAC catalogue."),
        "sentinelhub": translated("The catalogue of a Sentinel Hub."),
        "s3": translated("A bucket with .SAFE folders."),
        "folder": translated("A folder with .SAFE folders."),
    }
    account = translated("Searching needs no account.")
    if profile.searches_signed_in:
        account = {
            "sentinelhub": translated("Searching needs an OAuth client of yours."),
            "s3": translated("Searching needs a pair of S3 keys."),
        }.get(profile.kind, translated("Searching needs an account there."))
    return " ".join(filter(None, (kinds.get(profile.kind, ""), account)))
