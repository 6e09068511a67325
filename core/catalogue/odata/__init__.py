"""The OData catalogue of the Copernicus Data Space: filters, pages, products, complete lists."""
