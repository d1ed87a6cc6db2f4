package org.hansho.format.azure;

import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Renames;

/**
 * What the rows of most services are asked first: the resource, where the caller is, the table of
 * the service, and the family of the client.
 */
final class Basics {
  private final ResourceIds resource;
  private final Origin origin;
  private final Renames.Copies common;
  private final ClientFamily family;

  /**
   * Over the fields of one rule set.
   *
   * @param agent the field that names the client; empty if the service has none
   * @param origins fields that may hold the caller's address, in order of preference
   */
  Basics(Fields fields, Renames.Copies common, String agent, String... origins) {
    resource = new ResourceIds(fields, "resourceId");
    origin = new Origin(fields, origins);
    this.common = common;
    family = new ClientFamily(fields, agent);
  }

  void add(Event event) {
    resource.add(event);
    origin.add(event);
    common.applyFirst(event, Text.PRESENT);
    family.add(event);
  }
}
