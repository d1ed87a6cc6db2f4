package org.hansho.format.web;

import org.hansho.format.Fault;

/** Faults of lines of web servers. Fields have the names of Apache and nginx, or of W3C. */
final class WebFaults {
  static final Fault NO_TIME =
      new Fault(
          "There is no time in brackets behind client, identity and user.",
          "%t, [$time_local]",
          "Log in the common or combined format, whose fourth part is the time in brackets.");

  static final Fault BAD_TIME =
      new Fault(
          "The time in brackets is not whole or not of the form 26/Nov/2026:10:00:00 +0000.",
          "%t, [$time_local]",
          "Log the time as the server does by itself (%t without a format of its own); a line that"
              + " was cut cannot be mended.");

  static final Fault NO_REQUEST =
      new Fault(
          "There is no request in double quotes behind the time.",
          "\"%r\", \"$request\"",
          "Log in the common or combined format, where the request in quotes follows the time.");

  static final Fault NO_CLIENT =
      new Fault(
          "Client, identity and user do not all stand before the time.",
          "%h %l %u, $remote_addr - $remote_user",
          "Log in the common or combined format, which begins with these three.");

  static final Fault OPEN_REQUEST =
      new Fault(
          "The request has no closing quote.",
          "\"%r\", \"$request\"",
          "The line was cut: see whether what ships the log caps the length of lines.");

  static final Fault NO_STATUS =
      new Fault(
          "There is no status of three digits behind the request.",
          "%>s, $status",
          "Log in the common or combined format, where status and bytes follow the request.");

  static final Fault COLUMNS =
      new Fault(
          "The line has not as many parts as there are columns.",
          "#Fields",
          "Keep the #Fields line that is in force above the line: IIS writes one for each choice of"
              + " columns, and without one its default columns are taken.");

  static final Fault NO_DATE =
      new Fault(
          "There is no date and time of the form 2026-11-26 10:00:00.",
          "date, time",
          "Log the columns date and time; where only time is logged, keep the #Date line above.");

  private WebFaults() {}
}
