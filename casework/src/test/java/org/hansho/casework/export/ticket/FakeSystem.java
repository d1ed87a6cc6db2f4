package org.hansho.casework.export.ticket;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hansho.casework.export.destination.AddressPolicy;
import org.hansho.casework.export.destination.TlsTrust;
import org.hansho.casework.export.format.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A system of tickets that keeps them in memory and answers over HTTP in its product's words, also
 * with what goes wrong. What tests ask is asked between two calls.
 */
public abstract class FakeSystem implements Closeable {
  /** A ticket. */
  static final class Kept {
    final String name;
    final String correlation;
    final JsonValue fields;
    final List<String> comments = new CopyOnWriteArrayList<>();
    volatile boolean isClosed;

    /** What a search says while it lags; the truth if it is null. */
    volatile @Nullable Boolean isClosedInSearch;

    boolean isClosedInSearch() {
      Boolean lagging = isClosedInSearch;
      return lagging == null ? isClosed : lagging;
    }

    Kept(String name, String correlation, JsonValue fields) {
      this.name = name;
      this.correlation = correlation;
      this.fields = fields;
    }
  }

  /** An answer; a body of null for none. */
  record Said(int status, @Nullable Object body) {}

  /** Answers every call instead, while it is there. */
  record Fault(int status, String retryAfter, String body) {}

  final List<Kept> kept = new CopyOnWriteArrayList<>();
  final List<String> calls = new CopyOnWriteArrayList<>();
  final List<String> searches = new CopyOnWriteArrayList<>();
  volatile @Nullable Fault fault;

  /** Hangs up in place of the answer to the next request that makes a ticket. */
  volatile boolean losesAnswer;

  private final HttpServer server;

  FakeSystem() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String path = exchange.getRequestURI().getPath();
    calls.add(exchange.getRequestMethod() + " " + path);
    Fault wrong = fault;
    if (wrong != null) {
      if (!wrong.retryAfter().isEmpty()) {
        exchange.getResponseHeaders().add("Retry-After", wrong.retryAfter());
      }
      write(exchange, wrong.status(), wrong.body().getBytes(StandardCharsets.UTF_8));
      return;
    }
    String shown = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    int before = kept.size();
    Said said =
        shown.equals(authorization())
            ? answer(exchange.getRequestMethod(), path, query(exchange), JsonValue.read(body))
            : new Said(401, null);
    if (losesAnswer && kept.size() > before) {
      losesAnswer = false;
      exchange.close();
      return;
    }
    Object answer = said.body();
    write(exchange, said.status(), answer == null ? new byte[0] : JsonValue.bytes(answer));
  }

  /** In pieces, as these systems do. */
  private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : 0);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private static String query(HttpExchange exchange) {
    String raw = exchange.getRequestURI().getRawQuery();
    return raw == null ? "" : URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  /** The header that signs in. */
  abstract String authorization();

  abstract Said answer(String method, String path, String query, JsonValue body);

  /** A system under test that calls this one. */
  public abstract TicketSystem client();

  /** What it answers to what it does not take. */
  abstract Fault refusal();

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Who signs in here. */
  TicketAccount account(String user) {
    return new TicketAccount(
        url(),
        user,
        "invented",
        new AddressPolicy(true),
        new TlsTrust(Optional.empty()),
        Duration.ofSeconds(5));
  }

  @Nullable Kept byName(String name) {
    return kept.stream().filter(one -> one.name.equals(name)).findFirst().orElse(null);
  }

  List<Kept> byCorrelation(String query, String sign) {
    List<Kept> found = new ArrayList<>(kept);
    found.removeIf(one -> !query.contains(sign.replace("#", one.correlation)));
    return found;
  }

  /** Where a page of a search begins, as a query says behind a name. */
  static int after(String query, String name) {
    Matcher found = Pattern.compile(name + "([0-9]+)").matcher(query);
    return found.find() ? Integer.parseInt(found.group(1)) : 0;
  }

  /** The tickets of a page of a search for what was changed. */
  List<Kept> page(String query, int from, int size) {
    searches.add(query);
    return kept.subList(Math.min(from, kept.size()), Math.min(from + size, kept.size()));
  }

  /** Ids of alerts that have tickets, one for each ticket. */
  public List<String> alerts() {
    return kept.stream().map(one -> one.correlation).toList();
  }

  /** Ids of alerts whose tickets are closed. */
  public List<String> closed() {
    return kept.stream().filter(one -> one.isClosed).map(one -> one.correlation).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
