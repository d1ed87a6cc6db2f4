package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.util.Locale;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.HttpCall;

/** A system of tickets has answered that it did not do what was asked. */
final class TicketFailure extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Answer answer;
  private final boolean isGone;

  private TicketFailure(Answer answer, String reason, boolean isGone) {
    super(reason);
    this.answer = answer;
    this.isGone = isGone;
  }

  /** Refused by what it is; another try would be refused too. */
  static TicketFailure refused(String reason) {
    return new TicketFailure(new Answer.Refused(reason), reason, false);
  }

  /**
   * An answer that is none of success.
   *
   * @param said what the system says about it; may be empty
   * @param isAboutTicket whether that is about this ticket only, also if the status is not
   */
  static TicketFailure of(HttpCall.Reply reply, String said, boolean isAboutTicket) {
    int status = reply.status();
    String reason =
        String.format(Locale.ROOT, "it answered %d", status)
            + (status >= 300 && status < 400 ? ", a redirect is not followed" : "")
            + (said.isEmpty() ? "" : ": " + said);
    boolean isRefused =
        isAboutTicket || status == 400 || status == 413 || status == 415 || status == 422;
    return new TicketFailure(
        isRefused ? new Answer.Refused(reason) : new Answer.TryAgain(reason, reply.retryAfter()),
        reason,
        status == 404);
  }

  Answer answer() {
    return answer;
  }

  /** Whether the ticket that was asked for is not there. */
  boolean isGone() {
    return isGone;
  }
}
