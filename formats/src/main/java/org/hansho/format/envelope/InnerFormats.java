package org.hansho.format.envelope;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hansho.event.Fields;
import org.hansho.format.FormatRecognition;
import org.hansho.format.Formats;
import org.hansho.format.Recognition;
import org.hansho.record.EventSink;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;
import org.hansho.state.StateReader;
import org.hansho.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * The formats of text that may lie in an envelope, other envelopes among them down to {@link
 * #DEPTH}.
 */
final class InnerFormats {
  /** How many envelopes may lie in one another. */
  static final int DEPTH = 3;

  /** From this score on a format is believed although it was shown one record. */
  static final int SURE = 60;

  /** The format of lines that are put together from the parts of a message of syslog. */
  static final String SYSLOG = "syslog";

  /** The format of JSON that nobody else knows. */
  static final String JSON = "json";

  private static final List<InnerFormats> BY_DEPTH = List.of(inside(1), inside(2), inside(3));

  private final List<Format> all;
  private final Map<String, Format> named = new HashMap<>();

  private InnerFormats(List<Format> all) {
    this.all = all;
    all.forEach(format -> named.put(format.name(), format));
  }

  /** Those in an envelope that lies itself in {@code depth - 1} others. */
  static InnerFormats at(int depth) {
    return BY_DEPTH.get(depth - 1);
  }

  private static InnerFormats inside(int depth) {
    return new InnerFormats(
        Formats.ALL.stream()
            .filter(format -> !format.readsBinary())
            .filter(format -> depth < DEPTH || !(format instanceof EnvelopeFormat))
            .map(format -> format instanceof EnvelopeFormat one ? one.at(depth + 1) : format)
            .toList());
  }

  /** Those that are no envelopes. */
  List<Format> plain() {
    return all.stream().filter(format -> !(format instanceof EnvelopeFormat)).toList();
  }

  @Nullable Format named(String name) {
    return named.get(name);
  }

  /** The format that claims a text, or null. */
  Recognition.@Nullable Recognised recognise(byte[] text, int length) {
    return FormatRecognition.recognise(text, length, all)
            instanceof Recognition.Recognised recognised
        ? recognised
        : null;
  }

  /** Readers of formats without memory, which all streams of a source share. */
  static final class Shared {
    private final Fields fields;
    private final Limits limits;
    private final UnstatedTime assumed;
    private final Map<String, RecordReader> readers = new LinkedHashMap<>();
    private final Map<String, SavedReader> saved = new HashMap<>();

    Shared(Fields fields, Limits limits, UnstatedTime assumed) {
      this.fields = fields;
      this.limits = limits;
      this.assumed = assumed;
    }

    RecordReader of(Format format) {
      return readers.computeIfAbsent(format.name(), unseen -> format.open(fields, limits));
    }

    /** A reader for one stream alone. */
    RecordReader open(Format format) {
      return format.assuming(assumed).open(fields, limits);
    }

    /** The same where something is known of times that leave out their year. */
    RecordReader open(Format format, UnstatedTime time) {
      return format.assuming(time).open(fields, limits);
    }

    void end(EventSink sink) {
      readers.values().forEach(reader -> reader.end(sink));
    }

    void save(StateWriter out) {
      out.count(readers.size());
      readers.forEach(
          (name, reader) -> {
            out.text(name);
            SavedReader one = saved.computeIfAbsent(name, unseen -> new SavedReader());
            one.update(reader);
            one.save(out);
          });
    }

    void restore(StateReader in, InnerFormats formats) {
      int count = in.count();
      for (int i = 0; i < count; i++) {
        String name = in.text();
        SavedReader one = SavedReader.restored(in);
        Format format = formats.named(name);
        if (format != null) {
          saved.put(name, one);
          one.restore(of(format));
        }
      }
    }
  }
}
