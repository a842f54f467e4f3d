"""Everything returned for one operation as it now stands, and the part of it that a filter keeps."""
