package org.hansho.scan;

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
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.event.RecordHash;
import org.hansho.files.source.Caps;
import org.hansho.files.source.OpenFile;
import org.hansho.files.source.Opened;
import org.hansho.files.source.Opening;
import org.hansho.files.source.SourceDoor;
import org.hansho.files.source.SourceFile;
import org.hansho.files.source.Unreadable;
import org.hansho.pipeline.GuardedReading;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Malformed;

/**
 * Fetches records of which only the place is known. In plain files each is looked up at its place;
 * where that does not do (packed files, formats with memory, records inside of arrays), the source
 * is read once more, up to the last one wanted. A record that is not there any more, or has
 * changed, is not found. Belongs to one thread.
 */
final class RecordPass {
  /** Bytes that are read for one record. */
  private static final int LOOK_UP = 1 << 16;

  private final Map<String, Format> formatOf;
  private final Taker taker;
  private final Map<String, Map<Long, Set<Long>>> wanted = new HashMap<>();
  private final Set<Place> found = new HashSet<>();

  /** Names of files in which something wanted may be. */
  private final Set<String> holders = new HashSet<>();

  private final Opening opening;
  private final BlockLoop loop;
  private int left;

  /** Where a record stands, and the hash of all its bytes. */
  record Place(String source, long position, long hash) {}

  /** Takes records, each once. */
  interface Taker {
    /**
     * Takes one that was found.
     *
     * @param buffer holds its bytes until this returns
     * @param heading what is to be read in front of it; may be empty
     */
    void take(Place place, byte[] buffer, int offset, int length, byte[] heading);
  }

  RecordPass(Map<String, Format> formatOf, Caps caps, Taker taker) {
    this.formatOf = formatOf;
    this.taker = taker;
    this.opening = new Opening(caps);
    this.loop = new BlockLoop(() -> left == 0);
  }

  /** Says that a record is wanted. */
  void request(Place place) {
    wanted
        .computeIfAbsent(place.source(), unseen -> new HashMap<>())
        .computeIfAbsent(place.position(), unseen -> new HashSet<>())
        .add(place.hash());
  }

  /** Looks for all that are wanted. */
  void run(List<SourceFile> files) {
    wanted.keySet().forEach(source -> holders.addAll(SourceFile.holders(source)));
    if (!wanted.isEmpty()) {
      files.forEach(this::read);
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
      // The records stay empty; that the source cannot be read was reported when it was first read.
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
        missing += found.contains(new Place(source, place.getKey(), hash)) ? 0 : 1;
      }
    }
    return missing;
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
      Place place = new Place(source, event.position(), hash);
      if (hashes.contains(hash) && found.add(place)) {
        taker.take(place, buffer, offset, event.recordLength(), reader.heading());
        left--;
      }
    }

    @Override
    public void malformed(Malformed record) {}
  }
}
