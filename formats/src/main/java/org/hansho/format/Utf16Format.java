package org.hansho.format;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.record.Format;
import org.hansho.record.Limits;
import org.hansho.record.RecordReader;
import org.hansho.record.UnstatedTime;
import org.jspecify.annotations.Nullable;

/**
 * A format of text in a source that is UTF-16, as Windows PowerShell writes whatever is redirected
 * into a file. Never chosen by name: it is what a source with a byte order mark of UTF-16 is
 * recognised as. Has memory, since such a source cannot be cut at line feeds.
 */
public final class Utf16Format implements Format {
  private static final String ENDING = "-utf16";

  private final Format text;

  private Utf16Format(Format text) {
    this.text = text;
  }

  /** A format for sources in UTF-16; itself if its readers take these, or take binary records. */
  static Format of(Format format) {
    boolean needsNone = format.readsUtf16() || format.readsBinary();
    return needsNone ? format : new Utf16Format(format);
  }

  /**
   * A format that somebody has named, for a source that begins so: in UTF-16 if it is that.
   *
   * @param sample the first bytes of the source
   */
  public static Format forSource(Format named, byte[] sample, int length) {
    return Utf16Text.orderOf(sample, length) == null ? named : of(named);
  }

  /**
   * The format that has the name of one for UTF-16; null if there is none.
   *
   * @param formats finds a format by its name
   */
  public static @Nullable Format named(String name, Function<String, @Nullable Format> formats) {
    if (!name.endsWith(ENDING)) {
      return null;
    }
    Format text = formats.apply(name.substring(0, name.length() - ENDING.length()));
    return text == null ? null : of(text);
  }

  @Override
  public String name() {
    return text.name() + ENDING;
  }

  @Override
  public String description() {
    return text.description() + ", in UTF-16";
  }

  @Override
  public List<EventClass> eventClasses() {
    return text.eventClasses();
  }

  @Override
  public Set<String> reads() {
    return text.reads();
  }

  @Override
  public Map<String, String> commonFields() {
    return text.commonFields();
  }

  @Override
  public boolean hasMemory() {
    return true;
  }

  @Override
  public Duration patience() {
    return text.patience();
  }

  @Override
  public boolean isEnvelope() {
    return text.isEnvelope();
  }

  @Override
  public boolean readsUtf16() {
    return true;
  }

  /** A record is text that was decoded. */
  @Override
  public @Nullable Format ofRecord() {
    return text.ofRecord();
  }

  @Override
  public int recognise(byte[] sample, int length) {
    return text.recognise(sample, length);
  }

  @Override
  public int recogniseHeader(byte[] sample, int length) {
    return text.recogniseHeader(sample, length);
  }

  @Override
  public Format assuming(UnstatedTime time) {
    return new Utf16Format(text.assuming(time));
  }

  @Override
  public RecordReader open(Fields fields, Limits limits) {
    return new Utf16Reader(half -> text.open(fields, half), limits);
  }
}
