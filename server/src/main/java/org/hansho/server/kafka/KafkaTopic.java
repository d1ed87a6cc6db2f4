package org.hansho.server.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.hansho.casework.export.destination.Answer;
import org.hansho.casework.export.destination.ConnectionFailure;
import org.hansho.casework.export.destination.Destination;
import org.hansho.casework.export.destination.Message;
import org.hansho.server.settings.KafkaSecurity;
import org.jspecify.annotations.Nullable;

/**
 * A topic of Kafka, or an event hub of Azure, that takes alerts. The key of a record is the alert's
 * id, so versions of one alert stay in order on one partition. The producer is idempotent: what it
 * repeats by itself is there once; what is sent again behind a time-out or a crash has the same
 * header {@code idempotency-key}. A record counts as delivered once all replicas in sync have it.
 */
public final class KafkaTopic implements Destination {
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Settings settings;
  private @Nullable Producer<byte[], byte[]> producer;
  private volatile boolean closed;

  /**
   * Where records go.
   *
   * @param client its name for the brokers
   * @param servers brokers to begin with
   * @param time within which a record must be taken
   */
  public record Settings(
      String client, List<String> servers, String topic, KafkaSecurity security, Duration time) {
    public Settings {
      servers = List.copyOf(servers);
    }
  }

  /** A topic; nothing is connected until the first message. */
  public KafkaTopic(Settings settings) {
    this.settings = settings;
  }

  @Override
  public String place() {
    return settings.topic() + " at " + String.join(", ", settings.servers());
  }

  @Override
  public Answer send(Message message) {
    if (closed) {
      return new Answer.TryAgain("the server is ending");
    }
    try {
      Future<RecordMetadata> taken = producer().send(record(message));
      taken.get(2 * settings.time().toMillis(), TimeUnit.MILLISECONDS);
      return new Answer.Delivered();
    } catch (ExecutionException refused) {
      return answer(refused.getCause() == null ? refused : refused.getCause());
    } catch (TimeoutException late) {
      end();
      return new Answer.TryAgain(
          "it was not taken in time: no answer within " + settings.time().toMillis() + " ms");
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return new Answer.TryAgain("the server is ending");
    } catch (IOException | KafkaException | IllegalStateException failure) {
      return answer(failure);
    }
  }

  /** After a failure a new producer begins, since an idempotent one may not go on. */
  private Answer answer(Throwable failure) {
    if (failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException) {
      return new Answer.Refused(reason(failure));
    }
    end();
    return new Answer.TryAgain(reason(failure));
  }

  private static String reason(Throwable failure) {
    if (failure instanceof org.apache.kafka.common.errors.TimeoutException) {
      return "it was not taken in time: " + failure.getMessage();
    }
    if (failure instanceof SslAuthenticationException) {
      return ConnectionFailure.reason(failure);
    }
    Throwable cause = failure.getCause();
    String why = cause == null ? "" : ", " + cause.getMessage();
    return failure.getClass().getSimpleName() + ": " + failure.getMessage() + why;
  }

  private ProducerRecord<byte[], byte[]> record(Message message) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(settings.topic(), bytes(message.alert()), message.body());
    record.headers().add("content-type", bytes(message.mediaType()));
    record.headers().add("idempotency-key", bytes(message.key()));
    record.headers().add("hansho-version", bytes(String.valueOf(message.version())));
    if (message.held() > 0) {
      record.headers().add("hansho-held", bytes(String.valueOf(message.held())));
    }
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private synchronized Producer<byte[], byte[]> producer() throws IOException {
    if (closed) {
      throw new IllegalStateException("the server is ending");
    }
    Producer<byte[], byte[]> known = producer;
    if (known == null) {
      known = new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer());
      producer = known;
    }
    return known;
  }

  private Map<String, Object> config() throws IOException {
    int time = Math.toIntExact(settings.time().toMillis());
    Map<String, Object> config =
        KafkaConnection.of(settings.client(), settings.servers(), settings.security());
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, time);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, time);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, time);
    return config;
  }

  private void end() {
    Producer<byte[], byte[]> last = take();
    if (last != null) {
      last.close(Duration.ZERO);
    }
  }

  /** Called from another thread too: what is under way ends within the time of a message. */
  @Override
  public void close() {
    closed = true;
    Producer<byte[], byte[]> last = take();
    if (last != null) {
      last.close(CLOSING);
    }
  }

  private synchronized @Nullable Producer<byte[], byte[]> take() {
    Producer<byte[], byte[]> last = producer;
    producer = null;
    return last;
  }
}
