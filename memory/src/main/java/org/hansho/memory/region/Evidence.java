package org.hansho.memory.region;

/**
 * What speaks against a piece of memory, with the points it weighs. Points of different evidence
 * add up, those of threads at most to {@link #MOST_OF_THREADS}.
 */
public enum Evidence {
  /** A valid image header in memory that was not mapped as an image. */
  IMAGE_HEADER("image-header", 60),
  /** The header is wiped, its table of sections is still there. */
  SECTION_TABLE("section-table", 40),
  /** The program's own image was replaced. */
  HOLLOWED_IMAGE("hollowed-image", 60),
  /** Mapped as an image with an entry point, and neither listed nor recently unloaded. */
  UNLISTED_IMAGE("unlisted-image", 30),
  /**
   * An image whose memory cannot be distinguished from that of a loader or a runtime in this dump.
   */
  UNCERTAIN_IMAGE("uncertain-image", 30),
  /** A thread is executing in it. */
  THREAD_RUNNING("thread-running", 25),
  /** A thread was started in it. */
  THREAD_STARTED("thread-started", 25),
  /** A stack holds an address in it that a call will return to. */
  RETURN_ADDRESS("return-address", 25),
  /** A row of pointers to exports of system libraries: an import table that no loader made. */
  REBUILT_IMPORTS("rebuilt-imports", 25),
  /** Writable and executable at once. */
  WRITABLE("writable-executable", 10),
  /** Allocated writable and executable, executable only by now. */
  WAS_WRITABLE("was-writable-executable", 5);

  /** Most points of the three kinds of threads together. */
  public static final int MOST_OF_THREADS = 50;

  /** Least points of evidence that counts in memory of a benign shape. */
  public static final int STRONG = 40;

  private final String title;
  private final int points;

  Evidence(String title, int points) {
    this.title = title;
    this.points = points;
  }

  /** The name in events. */
  public String title() {
    return title;
  }

  /** What it weighs. */
  public int points() {
    return points;
  }

  /** Whether it says only that a thread was there. */
  public boolean isOfThreads() {
    return this == THREAD_RUNNING || this == THREAD_STARTED || this == RETURN_ADDRESS;
  }

  /** Whether it says that a whole module is there. */
  public boolean isImage() {
    return this == IMAGE_HEADER || this == SECTION_TABLE;
  }
}
