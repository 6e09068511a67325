"""What the queue must know of this computer, and what it asks of it: memory, cores, kinds of disks, staying awake."""
