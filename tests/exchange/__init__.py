"""Tests of agreements.exchange."""
