import PlatenCore
import Testing

@Suite struct DateTests {
  @Test(arguments: [
    ("2024", "2024"), ("2024-05", "2024-05"), ("2024-05-01", "2024-05-01"), ("2024-05-01T12:00:00Z", "2024-05-01"),
    ("2024-02-29", "2024-02-29"), ("2000-02-29", "2000-02-29"), ("0000", "0000"), ("9999-12-31", "9999-12-31"),
  ])
  func datesAreAsPreciseAsTheyWereGiven(text: String, expected: String) {
    #expect(PublicationDate(text)?.description == expected)
  }

  @Test(arguments: [
    "", "24", "20240501", "2024-13", "2024-00", "2024-04-31", "2023-02-29", "1900-02-29", "2024-", "2024-05-",
    "2024-05-01-02", "２０２４", "-2024", "2024-99999999999999999999",
  ])
  func daysThatDoNotExistAreRefused(text: String) {
    #expect(PublicationDate(text) == nil)
  }

  @Test func dayWithoutMonthIsRefused() { #expect(PublicationDate(year: 2024, day: 1) == nil) }

  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:34:56Z", 951_827_696), ("1969-12-31T23:59:59Z", -1),
    ("2024-05-01", 1_714_521_600), ("2024-05-01T12:00:00.123456Z", 1_714_564_800),
    ("2024-05-01T12:00:00+08:00", 1_714_536_000), ("2024-05-01T12:00:00-05:30", 1_714_584_600),
    ("2024-05-01 12:00:00", 1_714_564_800), ("0000-01-01T00:00:00Z", -62_167_219_200),
    ("9999-12-31T23:59:59Z", 253_402_300_799),
    // A leap second is the second before, and an offset does not lead out of the years that there are.
    ("2016-12-31T23:59:60Z", 1_483_228_799), ("0000-01-01T00:00:00+01:00", -62_167_219_200),
  ])
  func timestampsAreSecondsSince1970(text: String, seconds: Int) {
    #expect(Timestamp(text)?.secondsSince1970 == seconds)
  }

  @Test(arguments: [
    "", "2024-05", "2024-05-01T", "2024-05-01T24:00:00Z", "2024-05-01T12:60:00Z", "2024-05-01T12:00Z",
    "2024-05-01T12:00:00+24:00", "2024-05-01T12:00:00 CET", "2024-05-01T+1:00:00Z",
  ])
  func timesThatDoNotExistAreRefused(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"), (951_827_696, "2000-02-29T12:34:56Z"),
    (Int.max, "9999-12-31T23:59:59Z"), (Int.min, "0000-01-01T00:00:00Z"),
  ])
  func timestampsAreShownInUTC(seconds: Int, expected: String) {
    #expect(Timestamp(secondsSince1970: seconds).description == expected)
  }
}
