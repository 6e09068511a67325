"""What ``benchmarks/queue.py`` measures, a module a part, each run in a process of its own."""
