package org.hansho.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Posts records as lines, several in one request, as shippers do, with a key by which the server
 * knows a request that comes again.
 */
final class HttpSender implements Sender {
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;
  private static final int MOST_TRIES = 50;
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ServerApi api;
  private final String source;

  HttpSender(ServerApi api, String source) {
    this.api = api;
    this.source = source;
  }

  @Override
  public void send(List<Sending> sendings) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (Sending sending : sendings) {
      body.writeBytes(sending.bytes());
    }
    String key = sendings.get(0).at() + "/" + sendings.size();
    HttpResponse<String> answer = api.ingest(source, key, body.toByteArray());
    for (int again = 0; isBusy(answer) && again < MOST_TRIES; again++) {
      LockSupport.parkNanos(this, PAUSE_NANOS);
      answer = api.ingest(source, key, body.toByteArray());
    }
    if (answer.statusCode() != 200) {
      throw new IOException(source + " was answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static boolean isBusy(HttpResponse<String> answer) {
    return answer.statusCode() == TOO_MANY || answer.statusCode() == UNAVAILABLE;
  }
}
