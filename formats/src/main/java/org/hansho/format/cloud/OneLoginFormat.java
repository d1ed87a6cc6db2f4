package org.hansho.format.cloud;

import org.hansho.event.EventClass;
import org.hansho.event.LogSource;
import org.hansho.format.table.FormatSpec;
import org.hansho.format.table.Mark;
import org.hansho.format.table.Steps;
import org.hansho.record.Format;

/**
 * Events of OneLogin: the elements of {@code data} in what its API gives, and what its webhooks
 * send.
 *
 * <p>What happened is a number, {@code event_type_id}. The user is whom it happened to, the actor
 * who did it. Source: OneLogin API reference, "Event resource", and "Event webhooks".
 */
public final class OneLoginFormat {
  /** The format. */
  public static final Format FORMAT =
      FormatSpec.of(
              "onelogin",
              "Events of OneLogin, from its API or its webhooks",
              EventClass.of("onelogin.event", LogSource.of("onelogin", null, "onelogin.events")))
          .mark(Mark.of(95, "event_type_id", "account_id").and(1, "created_at", "event_timestamp"))
          .times("created_at", "event_timestamp")
          .common(
              """
              application.name | app_name
              event.action     | event_type_id
              event.reason     | error_description, notes
              source.address   | ipaddr
              user.id          | actor_user_id, user_id
              user.name        | actor_user_name, user_name
              user.target.id   | user_id
              user.target.name | user_name
              """)
          .step(Steps.address("source.ip", "ipaddr"))
          .format();

  private OneLoginFormat() {}
}
