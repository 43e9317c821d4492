"""What tests that run the real product stand on: throw-away databases, running servers, a browser."""
