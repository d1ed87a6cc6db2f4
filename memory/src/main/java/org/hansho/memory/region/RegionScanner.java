package org.hansho.memory.region;

import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for something in the bytes of executable memory.
 *
 * <p>Itself shared between threads; each dump opens a {@link Scan} of its own. What that finds it
 * reports with its address; the analysis says what memory that is. To add one, write a class and
 * name it in {@link #ALL}.
 */
public interface RegionScanner {
  /** The visible list: a new scanner adds its line here. */
  List<RegionScanner> ALL = List.of(new ShellcodeScan(), new ToolkitScan());

  /**
   * A scan of one dump.
   *
   * @param bits of its code, 32 or 64
   */
  Scan open(int bits);

  /** Looks at one window after the other. Linear in the window; belongs to one thread. */
  interface Scan {
    /** Reports what begins before {@link CodeWindow#fresh}. */
    void window(CodeWindow window, Consumer<Finding> findings);
  }
}
