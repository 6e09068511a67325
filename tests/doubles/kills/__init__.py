"""A queue that is killed (-9) again and again, and what is to be found of it then: nothing lost, doubled or broken.

``worker`` is the process that is killed, ``stages`` are its stages, ``journal`` is what it leaves behind besides
products and store; ``killing`` starts and kills it, ``harm`` looks at what is left. POSIX only.
"""

from .harm import Harm
from .killing import kill_again_and_again

__all__ = ["Harm", "kill_again_and_again"]
