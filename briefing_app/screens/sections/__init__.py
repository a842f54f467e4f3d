"""The words of the order, section by section: the data's until somebody writes."""
