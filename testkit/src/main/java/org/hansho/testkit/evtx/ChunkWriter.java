package org.hansho.testkit.evtx;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One chunk of 64 KiB: records whose names stand where they are first used. Belongs to one thread.
 */
final class ChunkWriter {
  static final int SIZE = 0x10000;
  private static final int FIRST = 0x200;
  private static final int MORE = 0x40;

  private final ByteBuffer to = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
  private final boolean templates;
  private Map<String, Integer> names = new HashMap<>();
  private long firstRecord = -1;
  private long lastRecord = -1;
  private int lastAt;

  /**
   * An empty one.
   *
   * @param templates whether values stand behind a template, as Windows writes them, or in the text
   */
  ChunkWriter(boolean templates) {
    this.templates = templates;
    to.position(FIRST);
  }

  boolean isEmpty() {
    return firstRecord < 0;
  }

  /** Adds a record; false if it has no room. */
  boolean add(long number, Instant time, XmlNode.Element event) {
    int start = to.position();
    Map<String, Integer> before = new HashMap<>(names);
    try {
      to.putInt(0x2A2A).putInt(0).putLong(number).putLong(XmlValue.steps(time));
      header();
      if (templates) {
        instance(event);
      } else {
        element(event, null);
      }
      to.put((byte) 0x00);
      while ((to.position() - start + 4) % 8 != 0) {
        to.put((byte) 0);
      }
      int size = to.position() - start + 4;
      to.putInt(size).putInt(start + 4, size);
    } catch (BufferOverflowException full) {
      to.position(start);
      names = before;
      return false;
    }
    firstRecord = firstRecord < 0 ? number : firstRecord;
    lastRecord = number;
    lastAt = start;
    return true;
  }

  private void header() {
    to.put((byte) 0x0F).put((byte) 1).put((byte) 1).put((byte) 0);
  }

  private void instance(XmlNode.Element event) {
    List<XmlNode> values = new ArrayList<>();
    to.put((byte) 0x0C).put((byte) 1).putInt(0x1234).putInt(to.position() + 4);
    to.putInt(0).putLong(1).putLong(2);
    int sizeAt = to.position();
    to.putInt(0);
    header();
    element(event, values);
    to.put((byte) 0x00);
    to.putInt(sizeAt, to.position() - sizeAt - 4);
    to.putInt(values.size());
    int table = to.position();
    for (XmlNode value : values) {
      to.putShort((short) 0);
      to.put((byte) (value instanceof XmlNode.Text text ? text.value().type() : 0x21));
      to.put((byte) 0);
    }
    for (int at = 0; at < values.size(); at++) {
      int start = to.position();
      if (values.get(at) instanceof XmlNode.Text text) {
        to.put(text.value().bytes());
      } else if (values.get(at) instanceof XmlNode.Element nested) {
        header();
        instance(nested);
        to.put((byte) 0x00);
      }
      to.putShort(table + 4 * at, (short) (to.position() - start));
    }
  }

  /** An element; values go to the list where there is one, and into the text where not. */
  private void element(XmlNode.Element element, @Nullable List<XmlNode> values) {
    boolean attributes = !element.attributes().isEmpty();
    to.put((byte) (attributes ? 0x01 | MORE : 0x01)).putShort((short) -1);
    int sizeAt = to.position();
    to.putInt(0);
    name(element.name());
    if (attributes) {
      attributes(element.attributes(), values);
    }
    if (element.content().isEmpty()) {
      to.put((byte) 0x03);
    } else {
      to.put((byte) 0x02);
      element.content().forEach(node -> node(node, values));
      to.put((byte) 0x04);
    }
    to.putInt(sizeAt, to.position() - sizeAt - 4);
  }

  private void attributes(Map<String, XmlValue> attributes, @Nullable List<XmlNode> values) {
    int sizeAt = to.position();
    to.putInt(0);
    int left = attributes.size();
    for (Map.Entry<String, XmlValue> attribute : attributes.entrySet()) {
      to.put((byte) (--left > 0 ? 0x06 | MORE : 0x06));
      name(attribute.getKey());
      value(attribute.getValue(), values);
    }
    to.putInt(sizeAt, to.position() - sizeAt - 4);
  }

  private void node(XmlNode node, @Nullable List<XmlNode> values) {
    if (node instanceof XmlNode.Element element) {
      if (values != null && element.name().equals("EventData")) {
        substitution(element, 0x21, values);
      } else {
        element(element, values);
      }
    } else if (node instanceof XmlNode.Text text) {
      value(text.value(), values);
    } else if (node instanceof XmlNode.CharacterData data) {
      to.put((byte) 0x07);
      counted(data.text());
    } else if (node instanceof XmlNode.CharacterReference reference) {
      to.put((byte) 0x08).putShort((short) reference.character());
    } else if (node instanceof XmlNode.EntityReference reference) {
      to.put((byte) 0x09);
      name(reference.name());
    } else if (node instanceof XmlNode.Instruction instruction) {
      to.put((byte) 0x0A);
      name(instruction.target());
      to.put((byte) 0x0B);
      counted(instruction.data());
    }
  }

  private void value(XmlValue value, @Nullable List<XmlNode> values) {
    if (values != null && value.type() != 0) {
      substitution(new XmlNode.Text(value), value.type(), values);
    } else if (values != null) {
      substitution(new XmlNode.Text(value), 0x00, values);
    } else if (value.type() == XmlValue.STRING) {
      to.put((byte) 0x05).put((byte) XmlValue.STRING);
      to.putShort((short) (value.bytes().length / 2)).put(value.bytes());
    } else {
      throw new IllegalArgumentException("only texts stand in the text");
    }
  }

  private void substitution(XmlNode value, int type, List<XmlNode> values) {
    to.put((byte) (type == 0 ? 0x0E : 0x0D)).putShort((short) values.size()).put((byte) type);
    values.add(value);
  }

  private void counted(String text) {
    to.putShort((short) text.length()).put(text.getBytes(StandardCharsets.UTF_16LE));
  }

  private void name(String name) {
    Integer known = names.get(name);
    if (known != null) {
      to.putInt(known);
      return;
    }
    int at = to.position() + 4;
    to.putInt(at).putInt(0);
    int hash = 0;
    for (int letter = 0; letter < name.length(); letter++) {
      hash = hash * 65_599 + name.charAt(letter);
    }
    to.putShort((short) hash);
    counted(name);
    to.putShort((short) 0);
    names.put(name, at);
  }

  byte[] finish() {
    int free = to.position();
    to.put(0, "ElfChnk\0".getBytes(StandardCharsets.US_ASCII));
    to.putLong(8, firstRecord).putLong(16, lastRecord).putLong(24, firstRecord);
    to.putLong(32, lastRecord).putInt(40, 128).putInt(44, lastAt).putInt(48, free);
    CRC32 records = new CRC32();
    records.update(to.array(), FIRST, free - FIRST);
    to.putInt(52, (int) records.getValue());
    CRC32 header = new CRC32();
    header.update(to.array(), 0, 120);
    header.update(to.array(), 128, FIRST - 128);
    to.putInt(124, (int) header.getValue());
    return to.array();
  }
}
