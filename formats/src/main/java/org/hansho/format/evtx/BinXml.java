package org.hansho.format.evtx;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the binary XML of records of a chunk. Names and templates stand where they are first used
 * and are named by their place in the chunk. Depth, parts and characters of a record are bounded,
 * and those of all records of the chunk, so that a template that is used again and again costs no
 * more than a large record, and a chunk full of such records no more than a few of them.
 *
 * <p>Source: the description of the format in the documentation of libevtx; [MS-EVEN6] section
 * 2.2.12. Belongs to one thread.
 */
final class BinXml {
  private static final int MORE = 0x40;
  private static final int DEPTH = 64;
  private static final int ELEMENTS = 20_000;
  private static final int STEPS = 200_000;

  /** Most parts of all records of a chunk; logs of Windows have some 60 000. */
  private static final int STEPS_OF_CHUNK = 2_000_000;

  /** Most characters of all records of a chunk; logs of Windows have some million. */
  private static final int CHARACTERS_OF_CHUNK = 16 << 20;

  private static final int TEMPLATE_HEADER = 24;
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

  /** The values of a template: where each begins, how long it is, and its type. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Substitutions(int[] from, int[] size, int[] type) {}

  private final Bytes in;
  private final int mostText;
  private int depth;
  private int elements;
  private int steps;
  private long characters;
  private long stepsBefore;
  private long charactersBefore;

  /**
   * A reader of a chunk.
   *
   * @param mostText most characters of a record
   */
  BinXml(byte[] chunk, int length, int mostText) {
    in = new Bytes(chunk, length);
    this.mostText = mostText;
  }

  /** The event of a record, whose binary XML lies between two places. */
  XmlElement read(int from, int to) throws BinXmlException {
    depth = 0;
    elements = 0;
    stepsBefore += steps;
    charactersBefore += characters;
    steps = 0;
    characters = 0;
    if (stepsBefore > STEPS_OF_CHUNK || charactersBefore > CHARACTERS_OF_CHUNK) {
      throw new BinXmlException(EvtxFaults.FULL_CHUNK, "the chunk is used up");
    }
    XmlElement document = new XmlElement("");
    in.at = from;
    fragment(to, null, document);
    if (document.children.isEmpty()) {
      throw BinXmlException.unsound("the record holds no element");
    }
    return document.children.get(0);
  }

  private void fragment(int to, @Nullable Substitutions values, XmlElement parent)
      throws BinXmlException {
    enter();
    while (in.at < to) {
      int token = in.u8();
      if (token == 0x00) {
        break;
      }
      if (token == 0x04) {
        throw BinXmlException.unsound("an element ends that has not begun");
      }
      node(token, to, values, parent);
    }
    depth--;
  }

  private void enter() throws BinXmlException {
    if (++depth > DEPTH) {
      throw BinXmlException.tooMuch("elements are nested too deeply");
    }
  }

  private void step(int parts) throws BinXmlException {
    steps += parts;
    if (steps > STEPS) {
      throw BinXmlException.tooMuch("the record has too many parts");
    }
  }

  /** Reads what follows a token; the caller handles the end of an element. */
  private void node(int token, int to, @Nullable Substitutions values, XmlElement parent)
      throws BinXmlException {
    step(1);
    switch (token & ~MORE) {
      case 0x01 -> element((token & MORE) != 0, to, values, parent);
      case 0x0A -> name();
      case 0x0B -> in.skip(2 * in.u16());
      case 0x0C -> template(to, parent);
      case 0x0F -> in.skip(3);
      default -> text(token, values, parent);
    }
  }

  /** A value, a character or a place for a value; appended to the text of an element. */
  private void text(int token, @Nullable Substitutions values, XmlElement to)
      throws BinXmlException {
    switch (token & ~MORE) {
      case 0x05 -> literal(to);
      case 0x07 -> append(to, in.counted());
      case 0x08 -> append(to, String.valueOf((char) in.u16()));
      case 0x09 -> {
        String name = name();
        append(to, ENTITIES.getOrDefault(name, "&" + name + ";"));
      }
      case 0x0D, 0x0E -> substitute(values, to);
      default -> throw BinXmlException.unsound("the token 0x%02x is unknown".formatted(token));
    }
  }

  private void literal(XmlElement to) throws BinXmlException {
    int type = in.u8();
    if (type != 0x01) {
      throw BinXmlException.unsound("a value in the text is no text");
    }
    append(to, in.counted());
  }

  private void append(XmlElement to, String text) throws BinXmlException {
    characters += text.length();
    if (characters > mostText) {
      throw BinXmlException.tooMuch("the record is longer than allowed");
    }
    to.text.append(text);
  }

  private void element(
      boolean hasAttributes, int to, @Nullable Substitutions values, XmlElement parent)
      throws BinXmlException {
    enter();
    if (++elements > ELEMENTS) {
      throw BinXmlException.tooMuch("the record has too many elements");
    }
    int start = in.at;
    in.skip(2);
    if (!isSize(to)) {
      // Fragments inside of values may leave the dependency out.
      in.at = start;
    }
    in.place();
    XmlElement element = new XmlElement(name());
    parent.children.add(element);
    if (hasAttributes) {
      attributes(values, element);
    }
    int token = in.u8();
    if (token == 0x02) {
      for (token = in.u8(); token != 0x04; token = in.u8()) {
        node(token, to, values, element);
      }
    } else if (token != 0x03) {
      throw BinXmlException.unsound("an element has no end");
    }
    depth--;
  }

  /** Whether the size of an element stands here: it ends inside of what it is part of. */
  private boolean isSize(int to) throws BinXmlException {
    in.need(in.at, 4);
    long size = in.i32(in.at) & 0xFFFF_FFFFL;
    return in.at + 4 + size <= to;
  }

  private void attributes(@Nullable Substitutions values, XmlElement element)
      throws BinXmlException {
    int size = in.place();
    int end = in.at + size;
    in.need(in.at, size);
    while (in.at < end) {
      if ((in.u8() & ~MORE) != 0x06) {
        throw BinXmlException.unsound("an attribute is missing");
      }
      XmlElement value = new XmlElement(name());
      while (in.at < end && (in.data[in.at] & ~MORE) != 0x06) {
        step(1);
        text(in.u8(), values, value);
      }
      if (value.text.length() > 0 || !value.values.isEmpty()) {
        String more = value.values.isEmpty() ? "" : "," + String.join(",", value.values);
        element.attributes.putIfAbsent(value.name, value.text + more);
      }
    }
  }

  private String name() throws BinXmlException {
    int place = in.place();
    boolean here = place == in.at;
    int behind = in.at;
    in.at = place;
    in.skip(6);
    String name = in.counted();
    in.skip(2);
    if (!here) {
      in.at = behind;
    }
    characters += name.length();
    if (name.isEmpty() || characters > mostText) {
      throw name.isEmpty()
          ? BinXmlException.unsound("a name is empty")
          : BinXmlException.tooMuch("the record is too long");
    }
    return name;
  }

  private void template(int to, XmlElement parent) throws BinXmlException {
    in.skip(5);
    int definition = in.place();
    in.need(definition, TEMPLATE_HEADER);
    int size = in.i32(definition + TEMPLATE_HEADER - 4);
    int body = definition + TEMPLATE_HEADER;
    in.need(body, size);
    if (definition == in.at) {
      in.at = body + size;
    }
    Substitutions values = substitutions(to);
    int behind = in.at;
    in.at = body;
    fragment(body + size, values, parent);
    in.at = behind;
  }

  private Substitutions substitutions(int to) throws BinXmlException {
    int count = in.place();
    in.need(in.at, 4L * count);
    step(count);
    int value = in.at + 4 * count;
    Substitutions values = new Substitutions(new int[count], new int[count], new int[count]);
    for (int at = 0; at < count; at++) {
      values.from[at] = value;
      values.size[at] = in.u16();
      values.type[at] = in.u8();
      in.skip(1);
      value += values.size[at];
    }
    if (value > to) {
      throw BinXmlException.unsound("the values of a template reach beyond the record");
    }
    in.at = value;
    return values;
  }

  private void substitute(@Nullable Substitutions values, XmlElement to) throws BinXmlException {
    int index = in.u16();
    in.skip(1);
    if (values == null || index >= values.from.length) {
      throw BinXmlException.unsound("a template has no value for a place");
    }
    int from = values.from[index];
    int size = values.size[index];
    if (values.type[index] == BinXmlValue.NESTED) {
      int behind = in.at;
      in.at = from;
      fragment(from + size, null, to);
      in.at = behind;
      return;
    }
    List<String> texts = BinXmlValue.texts(in, from, size, values.type[index]);
    for (int at = 0; at < texts.size(); at++) {
      if (at == 0) {
        append(to, texts.get(0));
      } else {
        characters += texts.get(at).length() + 1;
        to.values.add(texts.get(at));
      }
    }
  }
}
