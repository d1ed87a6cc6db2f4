package org.hansho.memory.region;

import java.util.List;
import java.util.function.Consumer;

/**
 * Looks for something in the bytes of executable memory.
 *
 * <p>Shared between threads, so without state. Linear in the window. What it finds it reports with
 * its address; the analysis says what memory that is. To add one, write a class and name it in
 * {@link #ALL}.
 */
public interface RegionScanner {
  /** The visible list: a new scanner adds its line here. */
  List<RegionScanner> ALL = List.of();

  /** Reports what begins before {@link CodeWindow#fresh}. */
  void scan(CodeWindow window, Consumer<Finding> findings);
}
