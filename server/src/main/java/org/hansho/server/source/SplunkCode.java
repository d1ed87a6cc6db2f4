package org.hansho.server.source;

import io.javalin.http.Context;
import org.hansho.server.http.HttpProblem;

/**
 * What the HTTP event collector of Splunk answers: status, number and text as its documentation has
 * them ("Troubleshoot HTTP Event Collector").
 */
enum SplunkCode {
  SUCCESS(200, 0, "Success"),
  TOKEN_REQUIRED(401, 2, "Token is required"),
  INVALID_AUTHORIZATION(401, 3, "Invalid authorization"),
  INVALID_TOKEN(403, 4, "Invalid token"),
  NO_DATA(400, 5, "No data"),
  INVALID_FORMAT(400, 6, "Invalid data format"),
  INTERNAL(500, 8, "Internal server error"),
  BUSY(503, 9, "Server is busy"),
  CHANNEL_MISSING(400, 10, "Data channel is missing"),
  INVALID_CHANNEL(400, 11, "Invalid data channel"),
  EVENT_REQUIRED(400, 12, "Event field is required"),
  EVENT_BLANK(400, 13, "Event field cannot be blank"),
  HEALTHY(200, 17, "HEC is healthy"),
  TOO_LARGE(413, 27, "Request entity too large");

  private final int status;
  private final int number;
  private final String text;

  SplunkCode(int status, int number, String text) {
    this.status = status;
    this.number = number;
    this.text = text;
  }

  /** The code for a request that is refused. */
  static SplunkCode of(Context call, HttpProblem problem) {
    String shown = call.header("Authorization");
    return switch (problem.status()) {
      case 401 ->
          shown == null || shown.isBlank()
              ? TOKEN_REQUIRED
              : shown.strip().indexOf(' ') < 0 ? INVALID_AUTHORIZATION : INVALID_TOKEN;
      case 403 -> INVALID_TOKEN;
      case 413 -> TOO_LARGE;
      case 429, 503 -> BUSY;
      default -> problem.status() < 500 ? INVALID_FORMAT : INTERNAL;
    };
  }

  /** Whether it is about one event of several. */
  boolean isOfEvent() {
    return this == INVALID_FORMAT || this == EVENT_REQUIRED || this == EVENT_BLANK;
  }

  void answer(Context call) {
    answer(call, -1);
  }

  /**
   * Answers.
   *
   * @param event number of the event that is broken, from 0; -1 if none is
   */
  void answer(Context call, int event) {
    String which = event < 0 ? "" : ",\"invalid-event-number\":" + event;
    call.status(status)
        .contentType("application/json")
        .result("{\"text\":\"" + text + "\",\"code\":" + number + which + "}");
  }
}
