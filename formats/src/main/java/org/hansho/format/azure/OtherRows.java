package org.hansho.format.azure;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.Fields;
import org.hansho.format.Renames;
import org.hansho.format.Values;

/** Rows of services without a class of their own: what the common schema of resource logs says. */
final class OtherRows implements Service.Rows {
  static final List<String> READS =
      List.of(
          "resourceId",
          "callerIpAddress",
          "properties.ipAddress",
          "properties.UserAddress",
          "resultType",
          "properties.userAgent");

  static final Renames COMMON =
      Renames.of(
          """
          event.action        | operationName, properties.activity
          event.outcome       | (resultType: Success, Succeeded, 0 and the like, or Failure and others)
          event.reason        | resultDescription
          user.name           | properties.userPrincipalName, properties.initiatedBy.user.userPrincipalName, properties.User, identity.claims.http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn
          user.id             | properties.userId, identity.claims.http://schemas.microsoft.com/identity/claims/objectidentifier
          azure.app_id        | properties.appId, identity.claims.appid
          source.ip           | (callerIpAddress, properties.ipAddress, properties.UserAddress)
          user_agent.original | properties.userAgent
          user_agent.name     | (family of properties.userAgent)
          cloud.resource_id   | (resourceId, lower case)
          """);

  private static final byte[][] GOOD = {
    Values.ascii("success"), Values.ascii("succeeded"), Values.ascii("0"), Values.ascii("ok")
  };
  private static final byte[][] OPEN = {
    Values.ascii("start"), Values.ascii("started"), Values.ascii("accept"), Values.ascii("accepted")
  };

  private final Basics basics;
  private final Outcome outcome;
  private final int result;

  OtherRows(Fields fields, Renames.Copies common) {
    basics =
        new Basics(
            fields,
            common,
            "properties.userAgent",
            "callerIpAddress",
            "properties.ipAddress",
            "properties.UserAddress");
    outcome = new Outcome(fields);
    result = fields.id("resultType");
  }

  /** A service of this kind. */
  static Service service(String name, String categories) {
    return Service.of(name, categories, String.join(",", READS), COMMON, OtherRows::new);
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    int slot = Text.first(event, result);
    if (slot != Event.NONE && !Text.isOneOf(event, slot, OPEN)) {
      outcome.add(event, Text.isOneOf(event, slot, GOOD));
    }
  }
}
