package org.hansho.cli.scan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hansho.alert.Alert;
import org.hansho.alert.Evidence;
import org.hansho.alert.RecordText;
import org.hansho.cli.source.Caps;
import org.hansho.cli.source.OpenFile;
import org.hansho.cli.source.Opened;
import org.hansho.cli.source.Opening;
import org.hansho.cli.source.SourceDoor;
import org.hansho.cli.source.SourceFile;
import org.hansho.cli.source.Unreadable;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;
import org.hansho.format.EventSink;
import org.hansho.format.Format;
import org.hansho.format.Malformed;
import org.hansho.pipeline.GuardedReading;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the records that alerts of detectors name: detectors remember only where a record stands.
 * In plain files each is looked up at its place; where that does not do (packed files, formats with
 * memory, records inside of arrays), the source is read once more, up to the last one wanted. A
 * record that is not there any more, or has changed, stays empty.
 */
final class EvidencePass {
  /** Bytes that are read for one record. */
  private static final int LOOK_UP = 1 << 16;

  private final Map<String, Format> formatOf;
  private final int characters;
  private final Map<String, Map<Long, Set<Long>>> wanted = new HashMap<>();
  private final Map<Place, String> found = new HashMap<>();

  /** Names of files in which something wanted may be. */
  private final Set<String> holders = new HashSet<>();

  private final Opening opening;
  private final BlockLoop loop;
  private int left;

  private record Place(String source, long position, long hash) {}

  private EvidencePass(Map<String, Format> formatOf, int characters, Caps caps) {
    this.formatOf = formatOf;
    this.characters = characters;
    this.opening = new Opening(caps);
    this.loop = new BlockLoop(() -> left == 0);
  }

  /**
   * The alerts with the records of their evidence.
   *
   * @param characters most characters of a record
   */
  static List<Alert> fetched(
      List<Alert> alerts,
      int characters,
      List<SourceFile> files,
      Map<String, Format> formatOf,
      Caps caps) {
    EvidencePass pass = new EvidencePass(formatOf, characters, caps);
    alerts.forEach(pass::want);
    pass.wanted.keySet().forEach(source -> pass.holders.addAll(SourceFile.holders(source)));
    if (!pass.wanted.isEmpty()) {
      files.forEach(pass::read);
    }
    return alerts.stream().map(pass::filled).toList();
  }

  private void want(Alert alert) {
    for (Evidence evidence : alert.evidence()) {
      if (evidence.isUnfetched()) {
        wanted
            .computeIfAbsent(evidence.source(), unseen -> new HashMap<>())
            .computeIfAbsent(evidence.position(), unseen -> new HashSet<>())
            .add(evidence.hash());
      }
    }
  }

  private void read(SourceFile file) {
    if (!holders.contains(file.name()) || !Files.isRegularFile(file.path())) {
      return;
    }
    try (SourceDoor door = new SourceDoor();
        OpenFile open = door.open(file)) {
      if (lookUp(file, open)) {
        return;
      }
      opening.open(file.name(), open.from(0), new Sources());
    } catch (IOException e) {
      // The records stay empty; that the source cannot be read was told when it was first read.
    }
  }

  /** Looks up records of a plain file at their places; returns whether all were found. */
  private boolean lookUp(SourceFile file, OpenFile open) throws IOException {
    Map<Long, Set<Long>> places = wanted.get(file.name());
    Format format = formatOf.get(file.name());
    if (places == null
        || format == null
        || format.hasMemory()
        || (long) places.size() * LOOK_UP > file.size()) {
      return false;
    }
    left = missing(file.name(), places);
    Finder finder = new Finder(file.name(), places, format);
    byte[] block = new byte[LOOK_UP];
    for (long position : new TreeSet<>(places.keySet())) {
      int read = Math.max(0, open.channel().read(ByteBuffer.wrap(block), position));
      finder.read(block, 0, read, position, false);
    }
    return left == 0;
  }

  private int missing(String source, Map<Long, Set<Long>> places) {
    int missing = 0;
    for (Map.Entry<Long, Set<Long>> place : places.entrySet()) {
      for (long hash : place.getValue()) {
        missing += found.containsKey(new Place(source, place.getKey(), hash)) ? 0 : 1;
      }
    }
    return missing;
  }

  private Alert filled(Alert alert) {
    if (alert.evidence().stream().noneMatch(Evidence::isUnfetched)) {
      return alert;
    }
    return alert.withEvidence(alert.evidence().stream().map(this::filled).toList());
  }

  private Evidence filled(Evidence evidence) {
    String record = found.get(new Place(evidence.source(), evidence.position(), evidence.hash()));
    return record == null ? evidence : evidence.withRecord(record);
  }

  private final class Sources implements Opened {
    @Override
    public void opened(String name, InputStream content) throws IOException {
      Map<Long, Set<Long>> places = wanted.get(name);
      Format format = formatOf.get(name);
      if (places == null || format == null) {
        return;
      }
      left = missing(name, places);
      Finder finder = new Finder(name, places, format);
      loop.run(content, 0, 0, Long.MAX_VALUE, finder);
      finder.reader.end();
    }

    @Override
    public void failed(String name, Unreadable.Trouble trouble, String detail) {}
  }

  private final class Finder implements BlockLoop.Records, EventSink {
    private final String source;
    private final Map<Long, Set<Long>> places;
    private final GuardedReading reader;

    Finder(String source, Map<Long, Set<Long>> places, Format format) {
      this.source = source;
      this.places = places;
      this.reader = new GuardedReading(format, Fields.of(format.reads()), this);
    }

    @Override
    public int read(byte[] block, int from, int to, long position, boolean last) {
      return reader.read(block, from, to, position, last);
    }

    @Override
    public boolean isBetweenRecords() {
      return reader.isBetweenRecords();
    }

    @Override
    public void event(Event event) {
      Set<Long> hashes = places.get(event.position());
      if (hashes != null) {
        keep(event, hashes);
      }
    }

    private void keep(Event event, Set<Long> hashes) {
      byte[] buffer = event.recordBuffer();
      int offset = event.recordOffset();
      long hash = RecordHash.of(buffer, offset, event.recordLength());
      if (hashes.contains(hash)) {
        String record = RecordText.of(buffer, offset, event.recordLength(), characters);
        @Nullable String before = found.put(new Place(source, event.position(), hash), record);
        left -= before == null ? 1 : 0;
      }
    }

    @Override
    public void malformed(Malformed record) {}
  }
}
