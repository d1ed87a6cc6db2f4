package org.hansho.format.evtx;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;

/**
 * The named values of an event where only its {@code EventData} or {@code UserData} was kept, as
 * XML. Belongs to one thread.
 */
public final class EventValues {
  private static final String UNNAMED = "Data";

  private final EventXml xml = new EventXml();

  /**
   * A value.
   *
   * @param name its name; {@code Data} for those that have none
   */
  public record Value(String name, String text) {}

  /** The values in order; none where the text is no XML. */
  public List<Value> of(String text) {
    List<Value> values = new ArrayList<>();
    try {
      add(xml.read(text), values);
    } catch (XMLStreamException e) {
      return List.of();
    }
    return values;
  }

  private static void add(XmlElement element, List<Value> values) {
    for (XmlElement child : element.children) {
      if (!child.children.isEmpty()) {
        add(child, values);
      } else if (!child.text.isEmpty()) {
        String name = child.name.equals(UNNAMED) ? child.attributes.get("Name") : child.name;
        values.add(new Value(name == null ? UNNAMED : name, child.text.toString()));
      }
    }
  }
}
