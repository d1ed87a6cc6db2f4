package org.hansho.format.flow;

import java.util.ArrayList;
import java.util.List;
import org.hansho.event.Fields;
import org.hansho.record.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Reads sets of templates and of options templates into a {@link Domain}.
 *
 * <p>Both wire forms: NetFlow v9 (RFC 3954 section 5.2 and 6.1) counts options in bytes, IPFIX (RFC
 * 7011 section 3.4) in fields, knows enterprise elements and takes templates back. A template that
 * is cut short or has too many fields is left out with the rest of its set.
 */
final class TemplateReader {
  private static final int LEAST_DATA_ID = 256;
  private static final int NINE = 9;
  private static final Fault MORE_FIELDS =
      Fault.inEnglish(
              "A template has more than the " + Template.MOST_FIELDS + " fields that are read.",
              "Field Count",
              "Make the exporter send fewer fields in a template.")
          .inJapanese(
              "テンプレートのフィールド数が、読み取れる上限の " + Template.MOST_FIELDS + " 個を超えています。",
              "エクスポーターの設定で、テンプレートのフィールドを減らしてください。");

  private final Fields fields;
  private byte[] bytes = {};
  private int at;
  private int to;

  TemplateReader(Fields fields) {
    this.fields = fields;
  }

  /**
   * Reads one set.
   *
   * @param from behind the header of the set
   * @return null, or what was wrong with it
   */
  @Nullable Fault read(ExportPacket packet, int from, int end, boolean options, Domain domain) {
    bytes = packet.bytes;
    at = from;
    to = end;
    while (to - at >= 4) {
      int id = BigEndian.two(bytes, at);
      if (id == 0 && packet.version == NINE) {
        return null;
      }
      Fault fault = readOne(packet.version, options, domain);
      if (fault != null) {
        return fault;
      }
    }
    return null;
  }

  private @Nullable Fault readOne(int version, boolean options, Domain domain) {
    int id = BigEndian.two(bytes, at);
    int second = BigEndian.two(bytes, at + 2);
    at += 4;
    if (second == 0 && version != NINE) {
      withdraw(id, options, domain);
      return null;
    }
    if (id < LEAST_DATA_ID) {
      return FlowFaults.TEMPLATE_NUMBER;
    }
    int scopes = 0;
    int count = second;
    if (options) {
      if (to - at < 2) {
        return FlowFaults.TEMPLATE_CUT;
      }
      int third = BigEndian.two(bytes, at);
      at += 2;
      scopes = version == NINE ? second / 4 : third;
      count = version == NINE ? scopes + third / 4 : second;
    }
    if (count > Template.MOST_FIELDS) {
      return MORE_FIELDS;
    }
    return readFields(version, id, options, new int[] {scopes, count}, domain);
  }

  private static void withdraw(int id, boolean options, Domain domain) {
    if (id < LEAST_DATA_ID) {
      domain.removeAll(options);
    } else {
      domain.remove(id);
    }
  }

  private @Nullable Fault readFields(
      int version, int id, boolean options, int[] scopesAndCount, Domain domain) {
    int count = scopesAndCount[1];
    List<Element> elements = new ArrayList<>(count);
    int[] lengths = new int[count];
    for (int i = 0; i < count; i++) {
      if (to - at < 4) {
        return FlowFaults.TEMPLATE_CUT;
      }
      int number = BigEndian.two(bytes, at);
      lengths[i] = BigEndian.two(bytes, at + 2);
      at += 4;
      int enterprise = 0;
      if (version == NINE) {
        enterprise = options && i < scopesAndCount[0] ? Elements.SCOPE : 0;
      } else if (number >= 0x8000) {
        if (to - at < 4) {
          return FlowFaults.TEMPLATE_CUT;
        }
        enterprise = BigEndian.four(bytes, at);
        number &= 0x7FFF;
        at += 4;
      }
      elements.add(Elements.of(enterprise, number));
    }
    Template template = new Template(id, options, elements, lengths, fields);
    if (template.leastBytes == 0) {
      return FlowFaults.TEMPLATE_EMPTY;
    }
    domain.put(template);
    return null;
  }
}
