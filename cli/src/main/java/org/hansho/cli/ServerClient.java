package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import javax.net.ssl.HttpsURLConnection;
import org.hansho.report.text.Texts;
import org.hansho.server.ListenedPort;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.ServerSettings;

/** Asks the server on this machine, with the key of its folder. */
final class ServerClient {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 30_000;
  private static final int FOR_EVER = 0;
  private static final int LONGEST = 64 << 20;

  private final ServerSettings settings;
  private final String tenant;
  private final Texts texts;
  private final int readMillis;

  /**
   * A client.
   *
   * @param tenant whose telemetry is asked about; the first one of the settings if it is empty
   */
  ServerClient(ServerSettings settings, String tenant, Texts texts) {
    this(settings, tenant, texts, READ_MILLIS);
  }

  /**
   * The same that waits for another time.
   *
   * @param readMillis how long an answer may take; one that is copied may take any time, since the
   *     server may have to copy databases or search all alerts first
   */
  ServerClient(ServerSettings settings, String tenant, Texts texts, int readMillis) {
    this.settings = settings;
    this.tenant = tenant;
    this.texts = texts;
    this.readMillis = readMillis;
  }

  /**
   * The answer to a question.
   *
   * @param path with its parameters
   * @return JSON without a character that a terminal obeys
   */
  byte[] get(String path) throws IOException {
    return call("GET", path, "");
  }

  /**
   * The answer to a request that changes something.
   *
   * @param method POST or DELETE
   * @return as {@link #get} does
   */
  byte[] change(String method, String path) throws IOException {
    return call(method, path, "");
  }

  /**
   * The same with a body.
   *
   * @param sent JSON; empty for none
   */
  byte[] call(String method, String path, String sent) throws IOException {
    return answer(method, path, sent, readMillis, body -> harmless(body.readNBytes(LONGEST)));
  }

  /** Asks to save something, and copies the answer as it is, whatever its size and time. */
  void save(String path, OutputStream file) throws IOException {
    copied("POST", path, file);
  }

  /** Copies the answer to a question to a file as it is, whatever its size and time. */
  void copy(String path, OutputStream file) throws IOException {
    copied("GET", path, file);
  }

  private void copied(String method, String path, OutputStream file) throws IOException {
    answer(
        method,
        path,
        "",
        FOR_EVER,
        body -> {
          body.transferTo(file);
          return "";
        });
  }

  /** Takes the body of an answer. */
  private interface Taker {
    String take(InputStream body) throws IOException;
  }

  private byte[] answer(String method, String path, String sent, int millis, Taker taker)
      throws IOException {
    int port = ListenedPort.of(settings);
    String address = address(settings, port);
    if (port == 0) {
      throw new Refusal(
          ExitCode.INPUT,
          texts.get("client.no-port", settings.data().toString(), Launch.command()));
    }
    String named =
        tenant.isEmpty()
            ? ""
            : (path.contains("?") ? "&" : "?")
                + "tenant="
                + URLEncoder.encode(tenant, StandardCharsets.UTF_8);
    URI uri = URI.create(scheme(settings) + address + path + named);
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    call.setRequestMethod(method);
    if (call instanceof HttpsURLConnection secured) {
      OwnCertificate.trust(secured, settings.http().tls().orElseThrow().certificate());
    }
    call.setConnectTimeout(CONNECT_MILLIS);
    call.setReadTimeout(millis);
    call.setRequestProperty("Accept-Language", texts.language().code());
    call.setRequestProperty("Authorization", "Bearer " + key());
    try {
      if (!sent.isEmpty()) {
        call.setDoOutput(true);
        try (OutputStream out = call.getOutputStream()) {
          out.write(sent.getBytes(StandardCharsets.UTF_8));
        }
      }
      int status = call.getResponseCode();
      if (status >= 400) {
        InputStream said = call.getErrorStream();
        byte[] answer = said == null ? new byte[0] : said.readNBytes(LONGEST);
        throw new Refusal(ExitCode.INPUT, texts.lines("client.refused", status, why(answer)));
      }
      return taker.take(call.getInputStream()).getBytes(StandardCharsets.UTF_8);
    } catch (ConnectException nobody) {
      throw nobody(address);
    } finally {
      call.disconnect();
    }
  }

  private Refusal nobody(String address) {
    return new Refusal(ExitCode.INPUT, texts.get("client.nobody", address, Launch.command()));
  }

  private String key() throws IOException {
    try {
      return LocalKey.read(settings.data());
    } catch (NoSuchFileException none) {
      throw new Refusal(
          ExitCode.INPUT, texts.get("client.no-key", LocalKey.file(settings.data()).toString()));
    }
  }

  /** How the server of settings is called. */
  static String scheme(ServerSettings settings) {
    return settings.http().tls().isPresent() ? "https://" : "http://";
  }

  /** Where the server of settings listens, at that port, as a URI has it. */
  static String address(ServerSettings settings, int port) {
    String host = settings.http().listen().address();
    String bracketed = host.contains(":") ? "[" + host + "]" : host;
    return bracketed + ":" + port;
  }

  /** What a problem says in words; the whole answer of something that is no server of ours. */
  private static String why(byte[] answer) {
    String detail = "";
    try {
      detail = Answer.one(answer).getOrDefault("detail", "");
    } catch (IOException noJson) {
      // The whole of it is shown.
    }
    return harmless(detail.isEmpty() ? answer : detail.getBytes(StandardCharsets.UTF_8));
  }

  /** Controls that JSON lets stand, and marks that turn the direction of text, are escaped. */
  private static String harmless(byte[] answer) {
    StringBuilder harmless = new StringBuilder();
    for (char each : new String(answer, StandardCharsets.UTF_8).toCharArray()) {
      boolean control = Character.isISOControl(each) && each != '\n';
      if (control || Character.getType(each) == Character.FORMAT) {
        harmless.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
      } else {
        harmless.append(each);
      }
    }
    return harmless.toString();
  }
}
