package org.hansho.scan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hansho.detect.Origin;
import org.hansho.files.source.Caps;
import org.hansho.files.source.SourceFile;
import org.hansho.record.Format;
import org.hansho.record.Malformed;
import org.hansho.scan.RecordPass.Place;

/**
 * The records at which detectors failed, fetched from their sources. Holds at most 16 MiB of them;
 * those beyond stay places, as do those of standard input. Belongs to one thread.
 */
final class LetterRecords {
  private static final long MOST_BYTES = 16L << 20;

  private final Map<String, Format> formatOf;
  private final List<SourceFile> files;
  private final RecordPass pass;
  private final Map<Place, Found> found = new HashMap<>();
  private long left = MOST_BYTES;

  private record Found(byte[] record, byte[] heading) {}

  LetterRecords(Map<String, Format> formatOf, List<SourceFile> files, Caps caps) {
    this.formatOf = formatOf;
    this.files = files;
    this.pass = new RecordPass(formatOf, caps, this::take);
  }

  private void take(Place place, byte[] buffer, int offset, int length, byte[] heading) {
    int kept = Math.min(length, Malformed.SAMPLE_BYTES);
    if (kept + heading.length <= left) {
      left -= kept + heading.length;
      found.put(place, new Found(Arrays.copyOfRange(buffer, offset, offset + kept), heading));
    }
  }

  void request(Origin origin) {
    pass.request(placeOf(origin));
  }

  /** Looks for all that are wanted. */
  void fetch() {
    pass.run(files);
  }

  private static Place placeOf(Origin origin) {
    return new Place(origin.source(), origin.position(), origin.hash());
  }

  /** What is said of a record whose place alone is known, with its bytes if they were found. */
  Malformed filled(Malformed place, Origin origin) {
    Found record = found.get(placeOf(origin));
    return record == null
        ? place
        : new Malformed(
            place.fault(),
            place.position(),
            record.record().length,
            record.record(),
            0,
            record.heading());
  }

  /** The name of the format of its source; empty if that is not known. */
  String format(Origin origin) {
    Format format = formatOf.get(origin.source());
    return format == null ? "" : format.name();
  }
}
