package io.energyiot.formats.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.Reading;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records of others, whose fields say the same in other types, are understood or named. */
class ForeignAvroTest {
  private static final String SEED =
      "{'device_id':%s,'metric_time':%s,'metric_name':%s,'metric_value':%s}";

  private static Schema seed(String device, String time, String name, String value, String more) {
    return schema(
        "{'type':'record','name':'x.y.Other','fields':["
            + "{'name':'metric_value','type':%s},".formatted(value)
            + more
            + "{'name':'metric_name','type':%s},".formatted(name)
            + "{'name':'metric_time','type':%s},".formatted(time)
            + "{'name':'device_id','type':%s}]}".formatted(device));
  }

  private static Schema schema(String text) {
    return new Schema.Parser().parse(text.replace('\'', '"'));
  }

  private static ReadingList read(Schema schema, String json) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(WireFormat.header(1));
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      Object record =
          new GenericDatumReader<>(schema)
              .read(null, DecoderFactory.get().jsonDecoder(schema, json.replace('\'', '"')));
      new GenericDatumWriter<>(schema).write(record, encoder);
      encoder.flush();
      ReadingList found = new ReadingList();
      new AvroReader().read(bytes.toByteArray(), schema, found);
      return found;
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private static final String TEXT = "'string'";
  private static final String MILLIS = "{'type':'long','logicalType':'timestamp-millis'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'string' | '0.50' | 0.50",
        "['null','string'] | {'string':'0.5'} | 0.5",
        "['string','null'] | {'string':'1e2'} | 100",
        "'double' | 0.1 | 0.1",
        "'double' | 1.0 | 1.0",
        "['null','double'] | {'double':12345678.9} | 12345678.9",
        "'double' | 1e10 | 10000000000",
        "'float' | 0.1 | 0.1",
        "'int' | 7 | 7",
        "'long' | 9007199254740993 | 9007199254740993",
        "{'type':'bytes','logicalType':'decimal','precision':9,'scale':3} | '\\u0001\\u0000' | 0.256",
        "{'type':'fixed','name':'D','size':2,'logicalType':'decimal','precision':4,'scale':1} |"
            + " '\\u00ff\\u00ff' | -0.1"
      })
  void aValueIsTheDecimalThatItWrites(String type, String json, String value) {
    ReadingList found =
        read(
            seed(TEXT, TEXT, TEXT, type, ""), SEED.formatted("'a'", "'1767225600'", "'KwH'", json));
    assertThat(found.rejects()).isEmpty();
    assertThat(found.readings().get(0).value()).hasToString(value);
    assertThat(found.readings().get(0).start()).isEqualTo(1_767_225_600_000L);
    assertThat(found.readings().get(0).series().channel().name()).isEqualTo("KWH");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'int' | 1767225600 | 1767225600000",
        "'long' | 1767225600 | 1767225600000",
        "['null','long'] | {'long':1767225600} | 1767225600000",
        "{'type':'long','logicalType':'timestamp-millis'} | 1767225600001 | 1767225600001",
        "{'type':'long','logicalType':'timestamp-micros'} | 1767225600001000 | 1767225600001"
      })
  void aTimeIsInSecondsUnlessItsTypeSaysOtherwise(String type, String json, long start) {
    ReadingList found =
        read(seed(TEXT, type, TEXT, TEXT, ""), SEED.formatted("'a'", json, "'KwH'", "'1'"));
    assertThat(found.rejects()).isEmpty();
    assertThat(found.readings()).extracting(Reading::start).containsExactly(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'string' | '1767225600000' | 'string' | '1' | START_INVALID | metric_time",
        "'long' | 1767225600000 | 'string' | '1' | START_INVALID | metric_time",
        "'double' | 1767225600 | 'string' | '1' | START_INVALID | metric_time",
        "{'type':'long','logicalType':'timestamp-micros'} | 1767225600000001 | 'string' | '1' |"
            + " START_INVALID | metric_time",
        "{'type':'long','logicalType':'local-timestamp-millis'} | 1767225600000 | 'string' | '1' |"
            + " START_INVALID | metric_time",
        "['null','string'] | null | 'string' | '1' | FIELD_MISSING | metric_time",
        "'string' | '1767225600' | ['null','string'] | null | VALUE_MISSING | metric_value",
        "'string' | '1767225600' | 'double' | 1e300 | VALUE_INVALID | metric_value",
        "'string' | '1767225600' | 'boolean' | true | VALUE_INVALID | metric_value",
        "'string' | '1767225600' | 'bytes' | '1' | VALUE_INVALID | metric_value",
        "'string' | '1767225600' | {'type':'array','items':'int'} | [1] | VALUE_INVALID | metric_value",
        "'string' | '1767225600' |"
            + " {'type':'bytes','logicalType':'decimal','precision':2000000000,'scale':1999999999} |"
            + " '\\u0001' | VALUE_INVALID | metric_value"
      })
  void whatCantBeUnderstoodIsNamed(
      String timeType, String time, String type, String value, String code, String field) {
    ReadingList found =
        read(seed(TEXT, timeType, TEXT, type, ""), SEED.formatted("'a'", time, "'KwH'", value));
    assertThat(found.readings()).isEmpty();
    assertThat(found.rejects())
        .extracting(each -> each.code().name(), Reject::field)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(code, field));
  }

  @Test
  void fieldsThatWeDontKnowAreNotLookedAt() {
    String more =
        "{'name':'unit','type':'string'},"
            + "{'name':'tags','type':{'type':'map','values':['null',{'type':'array','items':'long'}]}},";
    ReadingList found =
        read(
            seed(TEXT, MILLIS, TEXT, "'double'", more),
            "{'device_id':'a','metric_time':0,'metric_name':'KwH','metric_value':0.1,"
                + "'unit':'kWh','tags':{'a':{'array':[1,2]},'b':null}}");
    assertThat(found.rejects()).isEmpty();
    assertThat(found.readings()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"interval", "quality"})
  void aFieldThatWouldChangeTheReadingIsNotPassedOver(String name) {
    String more = "{'name':'%s','type':'string'},".formatted(name);
    String json = SEED.formatted("'a'", "'0'", "'KwH'", "'1'");
    ReadingList found =
        read(
            seed(TEXT, TEXT, TEXT, TEXT, more), json.replace("}", ",'%s':'PT1H'}".formatted(name)));
    assertThat(found.readings()).isEmpty();
    assertThat(found.rejects().get(0).code().name()).isEqualTo("SCHEMA_UNSUPPORTED");
    assertThat(found.rejects().get(0).detail()).contains(name);
  }

  @Test
  void aBatchInOtherTypesAndOrderIsRead() {
    Schema batch =
        schema(
            "{'type':'record','name':'com.example.Batch','fields':[{'name':'runs','type':['null',"
                + "{'type':'array','items':{'type':'record','name':'Run','fields':["
                + "{'name':'values','type':{'type':'array','items':['null','double']}},"
                + "{'name':'qualities','type':{'type':'array','items':"
                + "{'type':'enum','name':'Q','symbols':['ESTIMATED','MISSING','ACTUAL','GUESSED']}}},"
                + "{'name':'start','type':{'type':'long','logicalType':'timestamp-micros'}},"
                + "{'name':'interval','type':'long'},{'name':'channel','type':'string'},"
                + "{'name':'device_id','type':['string','null']}]}}]},{'name':'n','type':'int'}]}");
    ReadingList found =
        read(
            batch,
            "{'runs':{'array':[{'values':[{'double':0.1},null,{'double':0.3},{'double':4}],"
                + "'qualities':['ESTIMATED','MISSING','GUESSED','ACTUAL'],'start':900000000,"
                + "'interval':900,'channel':'KWH','device_id':{'string':'a'}}]},'n':1}");
    assertThat(found.readings())
        .extracting(Object::toString)
        .containsExactly(
            "Reading[series=Series[deviceId=a, channel=KWH], start=900000, interval=900,"
                + " value=0.1, quality=ESTIMATED]",
            "Reading[series=Series[deviceId=a, channel=KWH], start=1800000, interval=900,"
                + " value=null, quality=MISSING]",
            "Reading[series=Series[deviceId=a, channel=KWH], start=3600000, interval=900,"
                + " value=4.0, quality=ACTUAL]");
    assertThat(found.rejects())
        .extracting(each -> each.code().name())
        .containsExactly("QUALITY_INVALID");
    assertThat(found.rejects()).extracting(Reject::record).containsExactly(2L);
  }
}
