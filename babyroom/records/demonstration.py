"""x"""
def doors(): return []
def last_written(): return None
def fill(*, at): return 0
