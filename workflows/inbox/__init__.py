"""Letters that arrive: collected byte for byte, then read; what they mean is decided above."""
