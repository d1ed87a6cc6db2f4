package org.hansho.local.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.hansho.local.files.FileLayer;
import org.hansho.local.files.OpenFile;
import org.jspecify.annotations.Nullable;

/**
 * Copies of damaged ranges, kept beside the segments for whoever looks into it. Bounded in size; a
 * range that does not fit is reported without a copy. Safe from any thread.
 */
final class DamagedCopies {
  private static final String ENDING = ".damaged";
  private static final String UNFINISHED = ".copying";
  private static final int STEP = 64 << 10;

  private final FileLayer files;
  private final Path folder;
  private final long totalBytes;

  DamagedCopies(FileLayer files, Path folder, long totalBytes) {
    this.files = files;
    this.folder = folder;
    this.totalBytes = totalBytes;
  }

  /** Where a range of a segment was copied to, now or earlier; null if it could not be. */
  synchronized @Nullable Path keep(OpenFile from, Segment segment, long start, long end) {
    Path copy = folder.resolve(segment.file().getFileName() + "." + start + "-" + end + ENDING);
    try {
      if (files.list(folder).contains(copy)) {
        return copy;
      }
      if (end - start > totalBytes - bytes()) {
        return null;
      }
      Path unfinished = folder.resolve(segment.file().getFileName() + UNFINISHED);
      files.delete(unfinished);
      copy(from, start, end, unfinished);
      files.rename(unfinished, copy);
      files.syncFolder(folder);
      return copy;
    } catch (IOException noCopy) {
      return null;
    }
  }

  private long bytes() throws IOException {
    long bytes = 0;
    for (Path path : files.list(folder)) {
      if (path.toString().endsWith(ENDING)) {
        try (OpenFile copy = files.open(path)) {
          bytes += copy.size();
        }
      }
    }
    return bytes;
  }

  private void copy(OpenFile from, long start, long end, Path into) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(STEP, end - start));
    try (OpenFile copy = files.create(into)) {
      for (long place = start; place < end; place += STEP) {
        bytes.clear().limit((int) Math.min(bytes.capacity(), end - place));
        from.read(place, bytes);
        copy.append(bytes.flip());
      }
      copy.sync();
    }
  }
}
