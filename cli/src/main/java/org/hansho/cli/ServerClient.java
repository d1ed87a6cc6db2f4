package org.hansho.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.hansho.report.text.Texts;
import org.hansho.server.security.LocalKey;
import org.hansho.server.settings.ServerSettings;

/** Asks the server on this machine, with the key of its folder. */
final class ServerClient {
  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 30_000;
  private static final int LONGEST = 64 << 20;

  private final ServerSettings settings;
  private final Texts texts;

  ServerClient(ServerSettings settings, Texts texts) {
    this.settings = settings;
    this.texts = texts;
  }

  /**
   * The answer to a question.
   *
   * @param path with its parameters
   */
  byte[] get(String path) throws IOException {
    String scheme = settings.http().tls().isPresent() ? "https" : "http";
    String address = settings.http().listen().address() + ":" + settings.http().listen().port();
    URI uri = URI.create(scheme + "://" + address + path);
    HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
    call.setConnectTimeout(CONNECT_MILLIS);
    call.setReadTimeout(READ_MILLIS);
    call.setRequestProperty("Authorization", "Bearer " + key());
    try {
      int status = call.getResponseCode();
      InputStream body = status < 400 ? call.getInputStream() : call.getErrorStream();
      byte[] answer = body == null ? new byte[0] : body.readNBytes(LONGEST);
      if (status >= 400) {
        throw new Refusal(ExitCode.INPUT, texts.get("client.refused", status, text(answer)));
      }
      return answer;
    } catch (ConnectException nobody) {
      throw new Refusal(ExitCode.INPUT, texts.get("client.nobody", address));
    } finally {
      call.disconnect();
    }
  }

  private String key() throws IOException {
    try {
      return LocalKey.read(settings.data());
    } catch (NoSuchFileException none) {
      throw new Refusal(
          ExitCode.INPUT, texts.get("client.no-key", LocalKey.file(settings.data()).toString()));
    }
  }

  private static String text(byte[] answer) {
    return new String(answer, StandardCharsets.UTF_8);
  }
}
