package org.hansho.scan;

import java.nio.file.Path;
import java.util.List;
import org.hansho.files.source.Caps;
import org.hansho.memory.region.RegionScanner;
import org.hansho.record.Format;
import org.hansho.record.UnstatedTime;
import org.hansho.scan.fact.FactFolder;
import org.jspecify.annotations.Nullable;

/**
 * How sources are read.
 *
 * @param format the format of all sources; null means that each is recognised
 * @param unstated what to assume of time stamps without a year or a zone; null: the year follows
 *     from when the file was last changed
 * @param scanners of the operator, for sources that are memory
 * @param caps what one file may ask of the one who opens it
 * @param temporaryBytes most bytes that are laid aside in the temporary folder at a time
 * @param followLinksTo folders to which links are followed beside those that are read
 */
public record Reading(
    @Nullable Format format,
    @Nullable UnstatedTime unstated,
    List<RegionScanner> scanners,
    Caps caps,
    long temporaryBytes,
    List<Path> followLinksTo) {
  public Reading {
    scanners = List.copyOf(scanners);
    followLinksTo = List.copyOf(followLinksTo);
  }

  /** Without scanners of the operator, within the usual bounds. */
  public Reading(@Nullable Format format, @Nullable UnstatedTime unstated) {
    this(format, unstated, List.of(), Caps.DEFAULT, FactFolder.USUAL_BYTES, List.of());
  }
}
