package org.hansho.format.evtx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of an event while it is read. Belongs to one thread. */
final class XmlElement {
  final String name;
  final Map<String, String> attributes = new LinkedHashMap<>();
  final List<XmlElement> children = new ArrayList<>();
  final StringBuilder text = new StringBuilder();

  /** Further values where a value is an array. */
  final List<String> values = new ArrayList<>();

  XmlElement(String name) {
    this.name = name;
  }
}
