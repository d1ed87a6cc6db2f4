package org.hansho.casework.export.ticket;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.hansho.casework.export.destination.HttpCall;
import org.hansho.casework.export.format.JsonValue;
import org.jspecify.annotations.Nullable;

/** Calls of an interface that speaks JSON, below one address. Belongs to one thread. */
final class JsonCalls {
  private final TicketAccount account;
  private final HttpCall call;
  private final Complaints complaints;

  /** How a system says no. */
  interface Complaints {
    /** What an answer has to say about it, for people. */
    String said(JsonValue answer);

    /** Whether it is about the ticket, though its status is that of an account without rights. */
    default boolean isAboutTicket(String said) {
      return false;
    }
  }

  /** Calls in the name of an account. */
  JsonCalls(TicketAccount account, Complaints complaints) {
    this.account = account;
    this.complaints = complaints;
    this.call = new HttpCall(account.policy(), account.trust(), account.time());
  }

  String place() {
    return account.url().getScheme() + "://" + account.url().getRawAuthority();
  }

  /**
   * Calls a path.
   *
   * @param body null for none
   * @return what was answered; nothing if that is no JSON
   * @throws TicketFailure if the answer says no
   */
  JsonValue send(String method, String path, @Nullable Map<String, Object> body)
      throws IOException {
    String base = account.url().toString().replaceFirst("/+$", "");
    byte[] bytes = body == null ? new byte[0] : JsonValue.bytes(body);
    HttpCall.Reply reply =
        call.send(
            new HttpCall.Request(method, URI.create(base + path), headers(body != null), bytes));
    JsonValue said = JsonValue.read(reply.body());
    if (reply.status() < 200 || reply.status() > 299) {
      String words = Ticket.cut(complaints.said(said).strip(), 300);
      boolean isAboutTicket = reply.status() == 403 && complaints.isAboutTicket(words);
      throw TicketFailure.of(reply, words, isAboutTicket);
    }
    return said;
  }

  private Map<String, String> headers(boolean hasBody) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "Hansho");
    if (hasBody) {
      headers.put("Content-Type", "application/json; charset=utf-8");
    }
    String pair = account.user() + ":" + account.secret();
    headers.put(
        "Authorization",
        account.user().isEmpty()
            ? "Bearer " + account.secret()
            : "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    return headers;
  }

  /** A text as a part of a query. */
  static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  void close() {
    call.close();
  }
}
