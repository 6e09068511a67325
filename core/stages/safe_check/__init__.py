"""The second stage: is the SAFE product whole?"""
