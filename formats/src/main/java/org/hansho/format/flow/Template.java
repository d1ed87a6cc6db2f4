package org.hansho.format.flow;

import java.util.List;
import org.hansho.event.Fields;

/**
 * How the records of one kind are laid out, with what somebody reads of them already looked up.
 *
 * <p>Immutable. Built when an exporter announces the template, used for each record.
 */
final class Template {
  /** Length of a field that says its own length in each record. */
  static final int VARIABLE = 0xFFFF;

  /** More fields than this are not believed. */
  static final int MOST_FIELDS = 512;

  final int id;

  /** Whether it describes the exporter itself rather than traffic. */
  final boolean options;

  final Element[] elements;
  final int[] lengths;
  final Role[] roles;

  /** The field of each element's name, or {@link Fields#UNREAD}. */
  final int[] fieldIds;

  /** The least bytes that a record takes. */
  final int leastBytes;

  Template(int id, boolean options, List<Element> elements, int[] lengths, Fields fields) {
    this.id = id;
    this.options = options;
    this.elements = elements.toArray(Element[]::new);
    this.lengths = lengths;
    this.roles = new Role[lengths.length];
    this.fieldIds = new int[lengths.length];
    int bytes = 0;
    for (int i = 0; i < lengths.length; i++) {
      Element element = this.elements[i];
      roles[i] = Role.of(element);
      fieldIds[i] = fields.id(element.name());
      bytes += lengths[i] == VARIABLE ? 1 : lengths[i];
    }
    leastBytes = bytes;
  }

  int size() {
    return lengths.length;
  }
}
