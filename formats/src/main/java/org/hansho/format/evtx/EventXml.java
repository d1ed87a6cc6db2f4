package org.hansho.format.evtx;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads the XML of one event, as Windows renders it. Names lose their prefixes; no document type,
 * no entities beyond those of XML itself, nothing from outside. What XML forbids and Windows writes
 * all the same, control characters as they are or as numbers, becomes U+FFFD. Belongs to one
 * thread; the cost is linear.
 */
final class EventXml {
  private static final int DEPTH = 32;
  private static final int ELEMENTS = 4_096;
  private static final int LOWEST = ' ';
  private static final String UNKNOWN = "\uFFFD";
  private static final Pattern NUMBER = Pattern.compile("&#(x?)([0-9A-Fa-f]{1,8});");
  private static final int HEXADECIMAL = 16;
  private static final int DECIMAL = 10;

  private final XMLInputFactory factory = XMLInputFactory.newDefaultFactory();

  EventXml() {
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
  }

  /**
   * Reads an event.
   *
   * @throws XMLStreamException if it is no XML, or has too many parts
   */
  XmlElement read(String text) throws XMLStreamException {
    XMLStreamReader in = factory.createXMLStreamReader(new StringReader(readable(text)));
    try {
      return read(in);
    } finally {
      in.close();
    }
  }

  private static XmlElement read(XMLStreamReader in) throws XMLStreamException {
    Deque<XmlElement> open = new ArrayDeque<>();
    int elements = 0;
    while (in.hasNext()) {
      switch (in.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          elements++;
          if (elements > ELEMENTS || open.size() == DEPTH) {
            throw new XMLStreamException("too many elements");
          }
          open.push(begun(in, open));
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            open.element().text.append(in.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          XmlElement ended = open.pop();
          if (open.isEmpty()) {
            return ended;
          }
        }
        default -> {
          // Comments and processing instructions say nothing.
        }
      }
    }
    throw new XMLStreamException("no element");
  }

  private static XmlElement begun(XMLStreamReader in, Deque<XmlElement> open) {
    XmlElement element = new XmlElement(local(in.getLocalName()));
    for (int i = 0; i < in.getAttributeCount(); i++) {
      String name = in.getAttributeLocalName(i);
      if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
        element.attributes.put(local(name), in.getAttributeValue(i));
      }
    }
    XmlElement parent = open.peek();
    if (parent != null) {
      parent.children.add(element);
    }
    return element;
  }

  private static String local(String name) {
    return name.substring(name.indexOf(':') + 1);
  }

  private static String readable(String text) {
    StringBuilder out = null;
    for (int at = 0; at < text.length(); at++) {
      if (!isAllowed(text.charAt(at))) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(at, UNKNOWN.charAt(0));
      }
    }
    String clean = out == null ? text : out.toString();
    return clean.contains("&#") ? NUMBER.matcher(clean).replaceAll(EventXml::number) : clean;
  }

  private static boolean isAllowed(int letter) {
    return (letter >= LOWEST && letter != 0xFFFE && letter != 0xFFFF)
        || letter == '\t'
        || letter == '\n'
        || letter == '\r';
  }

  private static String number(MatchResult found) {
    int radix = found.group(1).isEmpty() ? DECIMAL : HEXADECIMAL;
    boolean isNumber = radix == HEXADECIMAL || found.group(2).chars().allMatch(Character::isDigit);
    long code = isNumber ? Long.parseLong(found.group(2), radix) : -1;
    boolean isCharacter =
        code <= Character.MAX_CODE_POINT
            && isAllowed((int) code)
            && !(code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE);
    return Matcher.quoteReplacement(isCharacter ? found.group() : UNKNOWN);
  }
}
