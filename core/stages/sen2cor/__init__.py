"""The third stage: from L1C to L2A with Sen2Cor."""
