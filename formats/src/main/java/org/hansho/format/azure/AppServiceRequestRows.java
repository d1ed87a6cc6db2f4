package org.hansho.format.azure;

import java.util.List;
import org.hansho.event.Event;
import org.hansho.event.EventClass;
import org.hansho.event.Fields;
import org.hansho.event.LogSource;
import org.hansho.format.Renames;

/**
 * Requests to App Service. Native names of the category {@code webserver} stand beside those of the
 * table. Source: Azure Monitor reference, table AppServiceHTTPLogs.
 */
final class AppServiceRequestRows implements Service.Rows {
  static final Service SERVICE =
      new Service(
          EventClass.of(
              "azure.appservice_request",
              LogSource.of("azure", "webserver", "appservice"),
              LogSource.of("azure", null, "appservice")),
          List.of("AppServiceHTTPLogs"),
          Renames.of(
              """
              event.outcome             | (properties.ScStatus: below 400 success)
              http.request.method       | properties.CsMethod
              http.version              | properties.Protocol
              http.request.bytes        | properties.CsBytes
              http.request.referrer     | properties.Referer
              http.response.status_code | properties.ScStatus
              http.response.body.bytes  | properties.ScBytes
              source.ip                 | (properties.CIp)
              url.domain                | properties.CsHost
              url.path                  | properties.CsUriStem
              url.query                 | properties.CsUriQuery
              user.name                 | properties.CsUsername
              user_agent.original       | properties.UserAgent
              user_agent.name           | (family of properties.UserAgent)
              cloud.resource_id         | (resourceId, lower case)
              cs-method                 | properties.CsMethod
              cs-uri-stem               | properties.CsUriStem
              cs-uri-query              | properties.CsUriQuery
              cs-user-agent             | properties.UserAgent
              cs-referer                | properties.Referer
              cs-host                   | properties.CsHost
              cs-username               | properties.CsUsername
              sc-status                 | properties.ScStatus
              """),
          List.of("resourceId", "properties.CIp", "properties.Cookie"),
          AppServiceRequestRows::new);

  private final Basics basics;
  private final Outcome outcome;
  private final int status;

  AppServiceRequestRows(Fields fields, Renames.Copies common) {
    basics = new Basics(fields, common, "properties.UserAgent", "properties.CIp");
    outcome = new Outcome(fields);
    status = fields.id("properties.ScStatus");
  }

  @Override
  public void complete(Event event) {
    basics.add(event);
    outcome.addByStatus(event, status);
  }
}
