package org.hansho.casework.export.format;

import java.util.List;
import java.util.Optional;

/** Every format that alerts are written in. The visible list: a new format is a line here. */
public final class AlertFormats {
  /** All of them, in the order of the manual. */
  public static final List<AlertFormat> ALL =
      List.of(
          new NativeFormat(),
          new SecurityCenterFormat(),
          new SecurityAlertTableFormat(),
          new RestAlertFormat(),
          new OcsfFormat(),
          new EcsFormat(),
          new CefFormat(),
          new SyslogFormat(),
          new CsvFormat(),
          new StixFormat(),
          new HtmlFormat(),
          new JsonFormat(),
          new SlackFormat(),
          new TeamsFormat(),
          new AlertmanagerFormat());

  /** The format of mails: a MIME entity with a subject, a text and a page. No file has it. */
  public static final AlertFormat EMAIL = new EmailFormat();

  /** The format of tickets. No file has it. */
  public static final AlertFormat TICKET = new TicketFormat();

  private AlertFormats() {}

  /** The format of a name. */
  public static Optional<AlertFormat> of(String name) {
    return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /** All names, in the order of the manual. */
  public static List<String> names() {
    return ALL.stream().map(AlertFormat::name).toList();
  }
}
