package org.hansho.local.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The few file operations that durable storage needs.
 *
 * <p>Nothing is durable before it is synced: bytes of a file by {@link OpenFile#sync}, the fact
 * that a file was created, renamed or deleted by {@link #syncFolder}. After a failed sync the bytes
 * written since the last good one may be lost although a later sync succeeds (Rebello et al., "Can
 * Applications Recover from fsync Failures?", USENIX ATC 2020), so callers write them again
 * elsewhere. Safe from any thread. Every method fails with an {@link IOException} that names the
 * path.
 */
public interface FileLayer {
  /** A file that did not exist before, open for reading and appending. */
  OpenFile create(Path file) throws IOException;

  /** An existing file, open for reading, appending and cutting. */
  OpenFile open(Path file) throws IOException;

  /** Moves a file over another one, in one step, within a folder. */
  void rename(Path from, Path to) throws IOException;

  /** Removes a file; one that is not there is no error. */
  void delete(Path file) throws IOException;

  /** The files of a folder, sorted by name. */
  List<Path> list(Path folder) throws IOException;

  /** Makes a folder, for its owner only, and those above it; one that is there is no error. */
  void createFolder(Path folder) throws IOException;

  /** Makes creations, renames and deletions in a folder durable. */
  void syncFolder(Path folder) throws IOException;

  /**
   * Takes the lock of a file, which is created if need be, and writes a line into it.
   *
   * @param owner what others read who come too late
   * @throws LockedException if another process, or another part of this one, holds it
   */
  FileLock lock(Path file, String owner) throws IOException;
}
