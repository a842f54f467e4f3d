"""What a figure shows, as plain values that screen and paper both draw."""
