"""Why the system did not let a file be read or written, in the reader's language."""

from __future__ import annotations

import errno

from rubric.cli.language import say

# code -> in Chinese, in English
_REASONS = {
    errno.ENOENT: ("没有这个文件或文件夹", "there is no such file or folder"),
    errno.EACCES: ("没有权限", "permission denied"),
    errno.EPERM: ("系统不允许（文件可能锁定了）", "the system does not allow it (the file may be locked)"),
    errno.EROFS: ("这个位置只能读，不能写", "this place is read-only"),
    errno.ENOSPC: ("磁盘满了", "the disk is full"),
    errno.EISDIR: ("这是文件夹，不是文件", "it is a folder, not a file"),
    errno.ENOTDIR: ("路径中间有一段是文件，不是文件夹", "a part of the path is a file, not a folder"),
    errno.EEXIST: ("同名的文件已经有了", "a file of this name is there already"),
    errno.ENAMETOOLONG: ("名字太长", "the name is too long"),
}


def reason_of(error: OSError) -> str:
    """Why something could not be done; in the system's words where there are no others."""
    known = _REASONS.get(error.errno or 0)
    return say(*known) if known else error.strerror or str(error)
