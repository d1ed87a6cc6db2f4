package org.hansho.server.security;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequestSender;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * Asks an identity provider: over TLS, or on this machine. An answer may have {@value #MOST} bytes
 * and take ten seconds; redirections are not followed. Safe from any thread.
 */
final class OidcHttp implements ResourceRetriever, HTTPRequestSender {
  private static final int MOST = 1 << 20;
  private static final Duration TIME = Duration.ofSeconds(10);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final HttpClient client;

  /**
   * A client.
   *
   * @param authorities who signs certificates; those of the Java machine if empty
   * @throws IOException if the file cannot be read; the message says what to do
   */
  OidcHttp(Optional<Path> authorities) throws IOException {
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(TIME).followRedirects(HttpClient.Redirect.NEVER);
    if (authorities.isPresent()) {
      builder.sslContext(trusting(authorities.get()));
    }
    client = builder.build();
  }

  private static SSLContext trusting(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("a" + number++, each);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException wrong) {
      throw new IOException("oidc.authorities: " + file + " holds no certificates as PEM", wrong);
    }
  }

  /** Whether what goes to an address is kept from others: over TLS, or on this machine. */
  static boolean isSafe(URI address) {
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme()) && LOOPBACK.contains(host));
  }

  /** What is at an address. */
  String get(URI address) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    HttpResponse<byte[]> answer = send(request.header("Accept", "application/json").GET(), address);
    if (answer.statusCode() != 200) {
      throw new IOException(address + " answers " + answer.statusCode());
    }
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  @Override
  public Resource retrieveResource(URL url) throws IOException {
    return new Resource(get(URI.create(url.toString())), "application/json");
  }

  @Override
  public ReadOnlyHTTPResponse send(ReadOnlyHTTPRequest asked) throws IOException {
    String body = asked.getBody() == null ? "" : asked.getBody();
    HttpRequest.Builder request = HttpRequest.newBuilder(asked.getURI());
    request.method(asked.getMethod().name(), BodyPublishers.ofString(body));
    asked
        .getHeaderMap()
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    HttpResponse<byte[]> answer = send(request, asked.getURI());
    HTTPResponse given = new HTTPResponse(answer.statusCode());
    try {
      given.setContentType(answer.headers().firstValue("Content-Type").orElse("text/plain"));
    } catch (ParseException none) {
      throw new IOException(asked.getURI() + " answers with a type that is none", none);
    }
    given.setBody(new String(answer.body(), StandardCharsets.UTF_8));
    return given;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, URI address) throws IOException {
    if (!isSafe(address)) {
      throw new IOException(address + " is neither https nor on this machine");
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request.timeout(TIME).build(), info -> new Bounded());
    try {
      return answer.get(TIME.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failure) {
      throw new IOException(address + ": " + String.valueOf(failure.getCause()), failure);
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw new IOException(address + " does not answer in time", late);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      throw new IOException("The server goes down.", ending);
    }
  }

  /** Takes so many bytes of a body, and fails at more. */
  private static final class Bounded implements BodySubscriber<byte[]> {
    private final BodySubscriber<byte[]> all = BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> tooLarge = new CompletableFuture<>();
    private Flow.Subscription subscription = new Unsubscribed();
    private int taken;

    /** Before the body has begun. */
    private record Unsubscribed() implements Flow.Subscription {
      @Override
      public void request(long more) {}

      @Override
      public void cancel() {}
    }

    @Override
    public CompletionStage<byte[]> getBody() {
      return tooLarge.applyToEither(all.getBody(), body -> body);
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
      subscription = begun;
      all.onSubscribe(begun);
    }

    @Override
    public void onNext(List<ByteBuffer> part) {
      taken += part.stream().mapToInt(ByteBuffer::remaining).sum();
      if (taken > MOST) {
        subscription.cancel();
        tooLarge.completeExceptionally(new IOException("the answer is larger than 1 MiB"));
      } else {
        all.onNext(part);
      }
    }

    @Override
    public void onError(Throwable failure) {
      all.onError(failure);
    }

    @Override
    public void onComplete() {
      all.onComplete();
    }
  }
}
