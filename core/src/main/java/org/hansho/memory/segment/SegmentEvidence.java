package org.hansho.memory.segment;

/** Reasons to think that a segment was not made by the system's loader, and what each is worth. */
public enum SegmentEvidence {
  /** A valid image header in private or mapped executable memory. */
  IMAGE_HEADER(60),
  /** The header is wiped, but a section table was left. */
  SECTION_TABLE(40),
  /** The process's main image is not mapped as one, or differs from what the modules say of it. */
  HOLLOWED(60),
  /** Mapped as an executable image with an entry point, but in no list of modules. */
  UNLISTED_IMAGE(30),
  /** A thread runs in it. */
  THREAD_RUNS(25),
  /** A thread was started in it. */
  THREAD_STARTED(25),
  /** A thread will return to it, behind a call. */
  THREAD_RETURNS(25),
  /** Eight or more pointers in a row to functions of listed system libraries. */
  IMPORT_TABLE(25),
  /** It is writable and executable now. */
  WRITABLE(10),
  /** It was allocated writable and executable, and no longer is. */
  ALLOCATED_WRITABLE(5);

  private final int points;

  SegmentEvidence(int points) {
    this.points = points;
  }

  /** What it adds. */
  public int points() {
    return points;
  }

  boolean isOfThreads() {
    return this == THREAD_RUNS || this == THREAD_STARTED || this == THREAD_RETURNS;
  }
}
