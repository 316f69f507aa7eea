//! A list of 1,000 objects, as S3 answers `ListObjectsV2`, and types for it.

include!(concat!(env!("OUT_DIR"), "/smithy.rs"));

/// The answer: 1,000 objects with all that S3 sends unasked, about 370 KB of XML.
pub fn list_of_1000_objects() -> String {
    let object = |index: usize| {
        format!(
            "<Contents><Key>photos/2026/10/{day:02}/holiday-{index:05}.jpeg</Key>\
             <LastModified>2026-10-{day:02}T09:30:{second:02}.000Z</LastModified>\
             <ETag>&quot;9b2cf535f27731c974343645a398{index:04x}&quot;</ETag>\
             <ChecksumAlgorithm>CRC32</ChecksumAlgorithm><ChecksumType>FULL_OBJECT</ChecksumType>\
             <Size>{size}</Size><StorageClass>STANDARD</StorageClass></Contents>",
            day = 1 + index % 28,
            second = index % 60,
            size = 100_000 + index * 37,
        )
    };
    let objects: String = (0..1000).map(object).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <ListBucketResult xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Name>example-bucket</Name>\
         <Prefix>photos/2026/</Prefix><KeyCount>1000</KeyCount><MaxKeys>1000</MaxKeys>\
         <IsTruncated>false</IsTruncated>{objects}</ListBucketResult>"
    )
}
