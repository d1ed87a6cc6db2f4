package org.hansho.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** A real broker of Kafka 4 that is its own controller, in this Java machine. */
public final class KafkaBroker implements Closeable {
  private static final String CONTROLLER = "CONTROLLER";

  private final Map<String, Object> settings = new HashMap<>();
  private final int port;
  private int securePort;
  private KafkaRaftServer server;

  /** A broker that is up. */
  public KafkaBroker(Path folder) throws IOException {
    this(folder, Map.of());
  }

  /**
   * One that listens with TLS, certificates on both sides and a sign-in, too.
   *
   * @param certificates where {@code broker.pem}, {@code broker.key} and {@code sender.pem} lie
   */
  static KafkaBroker secure(Path folder, Path certificates, String user, String password)
      throws IOException {
    Map<String, String> further = new HashMap<>();
    further.put(
        "listener.security.protocol.map",
        "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL");
    further.put("inter.broker.listener.name", "PLAINTEXT");
    further.put("sasl.enabled.mechanisms", "PLAIN");
    further.put(
        "listener.name.sasl_ssl.plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required user_"
            + user
            + "=\""
            + password
            + "\";");
    further.put("listener.name.sasl_ssl.ssl.client.auth", "required");
    further.put("ssl.keystore.type", "PEM");
    further.put("ssl.truststore.type", "PEM");
    further.put(
        "ssl.keystore.certificate.chain", Files.readString(certificates.resolve("broker.pem")));
    further.put("ssl.keystore.key", Files.readString(certificates.resolve("broker.key")));
    further.put(
        "ssl.truststore.certificates", Files.readString(certificates.resolve("sender.pem")));
    return new KafkaBroker(folder, further);
  }

  private KafkaBroker(Path folder, Map<String, String> further) throws IOException {
    port = freePort();
    int controller = freePort();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("log.dirs", folder.toString());
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controller);
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.cleaner.enable", "false");
    settings.put("broker.heartbeat.interval.ms", "200");
    if (!further.isEmpty()) {
      securePort = freePort();
      settings.put("listeners", settings.get("listeners") + ",SASL_SSL://127.0.0.1:" + securePort);
      settings.putAll(further);
    }
    format(folder);
    start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void format(Path folder) throws IOException {
    try {
      new Formatter()
          .setNodeId(1)
          .setClusterId(Uuid.randomUuid().toString())
          .setDirectories(List.of(folder.toString()))
          .setMetadataLogDirectory(folder.toString())
          .setControllerListenerName(CONTROLLER)
          .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .run();
    } catch (Exception failure) {
      throw new IOException(failure);
    }
  }

  /** Starts it again where it was. */
  public void start() {
    server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
  }

  /** Ends it as an operator does. */
  public void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Where it listens. */
  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Where it listens with TLS. */
  String secureAddress() {
    return "127.0.0.1:" + securePort;
  }

  /** Makes a topic. */
  public void topic(String name, int partitions) throws IOException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (InterruptedException | ExecutionException failure) {
      throw new IOException(failure);
    }
  }

  /** Sends records to it. */
  public static final class Sender implements Closeable {
    private final Producer<byte[], byte[]> producer;

    private Sender(String address) {
      Map<String, Object> config = new HashMap<>();
      config.put("bootstrap.servers", address);
      config.put("linger.ms", "5");
      config.put("compression.type", "lz4");
      config.put("max.in.flight.requests.per.connection", "1");
      producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Sends one; it is there once this is flushed or closed. */
    public void send(String topic, int partition, String value) {
      byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topic, partition, null, bytes));
    }

    /** Waits until all is there. */
    public void flush() {
      producer.flush();
    }

    @Override
    public void close() {
      producer.close();
    }
  }

  /** Something that sends to it. */
  public Sender sender() {
    return new Sender(address());
  }

  /** Sends records to the first partition of a topic. */
  void send(String topic, List<String> values) {
    try (Sender sender = sender()) {
      values.forEach(value -> sender.send(topic, 0, value));
    }
  }

  /** What a topic of one partition holds, from its beginning: keys, values and headers. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic, int least) {
    Map<String, Object> config = Map.of("bootstrap.servers", address());
    List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      while (read.size() < least) {
        consumer.poll(Duration.ofMillis(200)).forEach(read::add);
      }
    }
    return read;
  }

  @Override
  public void close() {
    stop();
  }
}
