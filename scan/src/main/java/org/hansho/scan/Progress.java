package org.hansho.scan;

/** Somebody who watches a scan. */
public interface Progress {
  /**
   * Called a few times a second, on the thread that called the scan.
   *
   * @param read bytes of files read so far
   * @param total bytes of all files; 0 if not known
   */
  void read(long read, long total);

  /** Whether the scan shall stop as soon as it can. Asked by all threads. */
  boolean isStopped();
}
